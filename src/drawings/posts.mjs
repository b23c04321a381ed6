// What the recording says: the authors, and the posts in their order. A post is
// [language, author, text, hashtags, [[picture, alt text], ...]]; a picture may go undescribed, or be described as nothing ('').

export const authors = {
  biscuit: { name: 'Biscuit', portrait: 'portrait-of-a-tabby-in-the-leaves' },
  pixel: { name: 'Pixel', portrait: 'portrait-of-a-tuxedo-under-arches' },
  bandit: { name: 'Bandit', portrait: 'portrait-of-a-grey-cat' },
  nabi: { name: '나비', portrait: 'portrait-of-a-calico' },
  yeontan: { name: '연탄', portrait: 'portrait-of-a-black-cat' },
  mochi: { name: 'もち', portrait: 'portrait-of-a-white-cat' },
  churro: { name: 'Churro', portrait: 'portrait-of-a-ginger-with-sunflowers' },
  minou: { name: 'Minou', portrait: 'portrait-of-a-silver-tabby' },
  kruemel: { name: 'Krümel', portrait: 'portrait-of-a-tortie-by-candlelight' },
  sukkar: { name: 'سكر', portrait: 'portrait-of-a-siamese-at-night' },
}

export const posts = [
  ['en', 'biscuit', 'Someone has to keep an eye on the hills. This cat volunteered.', ['cats', 'morning'], [
    ['tabby-on-windowsill', 'A tabby cat, seen from behind, sits on a windowsill between pot plants and looks out at sunny green hills; its tail hangs down the wall.']]],
  ['ko', 'nabi', '기와는 오후 두 시가 제일 따뜻하다. 고양이만 아는 시간표.', ['고양이', '한옥'], [
    ['calico-asleep-on-the-hanok-roof', '한옥 기와지붕 용마루 위에 몸을 말고 잠든 삼색 고양이. 옆으로 감이 달린 가지가 보인다.']]],
  ['en', 'pixel', 'Wrote four hundred lines before lunch. All of them were the letter j, but a cat has to start somewhere.', ['RemoteWork'], [
    ['tuxedo-on-the-keyboard', 'A tuxedo cat with half-closed eyes lies like a loaf on a keyboard, in front of a glowing screen and beside a desk lamp and a yellow mug.']]],
  ['ja', 'mochi', '縁側で昼寝。猫の午後には予定がない。', ['猫', '縁側'], [
    ['white-cat-on-the-veranda', '障子を開けた縁側で、香箱座りをして眠る白い猫。庭の木は紅葉し、そばに小さな急須がある。']]],
  ['en', 'bandit', 'Rain again. The cat on the inside of the glass would like it noted that she had plans.', ['cats', 'rain'], [
    ['grey-cat-behind-rainy-glass', 'A grey cat with wide amber eyes looks out through a wet window pane; behind it the room glows in warm lamplight.']]],
  ['es', 'churro', 'El mejor banco del paseo marítimo lleva un gato encima. No se alquila.', ['gatos', 'mar'], [
    ['ginger-on-the-sea-wall', 'Un gato naranja descansa con los ojos entornados sobre un muro de piedra; detrás, el mar azul y dos veleros.']]],
  ['en', 'pixel', 'Fashion week, as every cat on this street has always understood it.', ['catwalk', 'cats'], [
    ['silver-cat-on-the-catwalk', 'A silver tabby cat strides along a fashion runway under pink, white and blue spotlights, with the audience in the dark behind it.']]],
  ['ko', 'yeontan', '보름달이 지붕 위로 올라왔다. 검은 고양이가 먼저 와 있었다.', ['고양이', '보름달'], [
    ['black-cat-on-the-roof-under-the-moon', '도시의 밤, 지붕 위에 앉아 커다란 보름달을 올려다보는 검은 고양이의 뒷모습.']]],
  ['fr', 'minou', 'Un chat, une théière, un jardin qui bruisse : le dimanche n’a besoin de rien d’autre.', ['chat', 'dimanche'], [
    ['grey-cat-and-the-teapot', 'Un chat gris somnole sur une table de bois, à côté d’une théière vert pâle qui fume, devant une fenêtre donnant sur des bambous.']]],
  ['en', 'biscuit', 'Four containers tested this week. All of them fit the cat; only one was meant to.', ['cats', 'science'], [
    ['tabby-in-a-cardboard-box', 'A wide-eyed tabby cat looks out of a cardboard box, paws over the edge, a ball of yarn beside it.'],
    ['two-kittens-one-box', 'Two kittens, one black and white and one ginger, look out of the same cardboard box.'],
    ['marmalade-in-a-paper-bag', 'A ginger and white cat sits in a brown paper bag and looks over its jagged rim.'],
    ['cinnamon-cat-in-a-basket']]],
  ['de', 'kruemel', 'Das Regal ist voll. Die Katze hat trotzdem Platz gefunden.', ['Katze', 'Bücher'], [
    ['tortie-on-the-bookshelf', 'Eine Schildpattkatze liegt zwischen den Büchern in einem hohen Regal und lässt Vorderpfoten und Schwanz über das Brett hängen.']]],
  ['en', 'bandit', 'Half past midnight and the whole city is on. A black cat counts the windows.', ['cats', 'night'], [
    ['black-cat-in-a-night-window', 'A black cat with yellow eyes sits on a windowsill between heavy curtains; outside, a full moon over a lit-up skyline.']]],
  ['ar', 'sukkar', 'قطة واحدة، وقمر كامل، وليل لا يستعجل أحدًا.', ['قطط', 'ليل'], [
    ['portrait-of-a-siamese-at-night', 'صورة قطة سيامية زرقاء العينين أمام قمر كبير في سماء بنفسجية مليئة بالنجوم.']]],
  ['en', 'biscuit', 'The butterfly was never in danger. The cat’s dignity was.', ['cats', 'spring'], [
    ['tabby-leaping-after-butterflies', 'A tabby cat in mid-leap over a meadow of daisies, reaching for an orange butterfly.']]],
  ['ko', 'nabi', '장독대 옆에 앉으면 바람이 된장 냄새를 데려온다. 고양이는 모르는 척한다.', ['고양이', '장독대'], [
    ['tabby-among-the-onggi-jars', '기와 담장 앞 장독대, 갈색 항아리들 사이에 얌전히 앉은 줄무늬 고양이.']]],
  ['pt-BR', 'churro', 'O gato subiu no piano e tocou só as notas que quis.', ['gato', 'piano'], [
    ['tuxedo-on-the-piano', 'Um gato preto e branco caminha sobre as teclas de um piano, ao lado de uma partitura, sob uma luz quente.']]],
  ['en', 'pixel', 'The fish and the cat have been discussing boundaries since Tuesday.', [], [
    ['tuxedo-and-the-fishbowl', 'A tuxedo cat sits on a kitchen table and stares at an orange fish in a round bowl.']]],
  ['ja', 'mochi', '雪の日は、猫も窓から離れない。', ['猫', '雪'], [
    ['white-cat-watching-snow', '窓辺に座って、降る雪と樅の木を眺める白い猫の後ろ姿。隣に赤いマグカップ。']]],
  ['en', 'bandit', 'Footprints: forty-one. Regrets: none. Cats do not report to the weather.', ['cats', 'snow'], [
    ['black-cat-walking-through-snow', 'A black cat with wide eyes walks through falling snow past pale fir trees, leaving a trail of footprints.']]],
  ['zh-Hans', 'mochi', '花枝够宽，刚好够一只猫做梦。', ['猫', '春天'], [
    ['calico-on-a-blossoming-branch', '一只三花猫趴在开满粉色花朵的枝上，前爪和尾巴垂在半空，眼睛半睁半闭。']]],
  ['en', 'biscuit', 'Before the nap and after it. Same cat, different ambitions.', ['cats'], [
    ['portrait-of-a-tabby-in-the-leaves', 'Portrait of a tabby cat with wide green eyes, between large green leaves.'],
    ['tabby-stretching-on-the-rug', 'A tabby cat stretches on a round rug in a patch of sunlight, chest down and tail up.']]],
  ['ko', 'yeontan', '극장 조명 아래서도 고양이는 연습하지 않는다. 늘 준비가 되어 있으니까.', ['고양이'], [
    ['black-cat-in-the-spotlight', '붉은 막 앞, 둥근 조명 속에 꼬리를 세우고 앉은 검은 고양이.']]],
  ['tr', 'sukkar', 'Mor tarlada bir kedi, gözleri kapalı; dünyanın geri kalanı bekleyebilir.', ['kedi', 'lavanta'], [
    ['cream-cat-in-the-lavender', 'Gün batımında lavanta tarlasında gözleri kapalı oturan krem rengi bir kedi.']]],
  ['en', 'pixel', 'Somewhere between the dictionary and the atlas: one grey cat, unindexed.', ['books', 'cats'], [
    ['grey-cat-between-the-books', 'A grey cat peeks out of a gap between colourful books, both paws on the edge of the shelf.']]],
  ['fr', 'minou', 'Deux chats sur un canapé, et soudain le canapé n’est plus à personne d’autre.', ['chats'], [
    ['two-cats-on-the-sofa', 'Deux chats, un roux roulé en boule et un gris, dorment côte à côte sur un canapé bleu près d’un lampadaire.']]],
  ['en', 'bandit', 'The gate keeps nothing in and nobody out. The cat is there for the view.', ['cats', 'sunset'], [
    ['grey-cat-on-the-garden-gate', 'A grey cat sits on a white picket fence at sunset, its tail hanging down towards pink flowers.'],
    ['portrait-of-a-grey-cat']]],
  ['ko', 'nabi', '감이 익는 동안 담장 위를 몇 번이나 오갔는지, 이 고양이는 세지 않았다.', ['고양이', '가을'], [
    ['ginger-below-the-persimmons', '가을 하늘 아래 기와 담장 위를 걷는 노란 줄무늬 고양이. 머리 위 가지에 감이 매달려 있다.']]],
  ['es', 'churro', 'Naranjas a dos euros el kilo. El gato no está en venta, pero escucha ofertas.', ['gato', 'mercado'], [
    ['ginger-among-the-oranges', 'Un gato naranja asoma entre las naranjas de un cajón de madera, bajo un toldo de rayas rojas y blancas.']]],
  ['en', 'biscuit', 'Two cats, one meteor, no wishes left over.', ['cats', 'stars'], [
    ['two-cats-under-the-stars', 'A white and a grey cat sit side by side on a dark hill and watch a shooting star.']]],
  ['de', 'kruemel', 'Kerzenlicht steht jeder Katze. Mir ganz besonders.', ['Katze'], [
    ['portrait-of-a-tortie-by-candlelight', 'Porträt einer Schildpattkatze im Schein einer Kerze; eine Seite ihres Fells leuchtet golden.']]],
  ['en', 'pixel', 'Rooftop commute. No traffic, one cat, all of the sky.', ['cats', 'city'], [
    ['tuxedo-walking-the-ridge', 'A tuxedo cat walks along the ridge of a roof at dusk, with the moon and a skyline behind it.'],
    ['portrait-of-a-tuxedo-under-arches', 'Portrait of a tuxedo cat in front of nested arches in red, orange and cream.']]],
  ['ja', 'mochi', '散る花びらを、ネコは一枚も追いかけなかった。今日は見るだけの日。', ['ネコ', '桜'], [
    ['siamese-under-falling-petals', '桜の枝の下に座り、舞い落ちる花びらを目で追うシャム猫。']]],
  ['en', 'bandit', 'Reading list finished. The cat is now using it as furniture.', ['books', 'cats'], [
    ['siamese-on-a-pile-of-books', 'A Siamese cat sits upright on a pile of six books, its tail wrapped around its paws, a plant beside it.']]],
  ['it', 'churro', 'Scalini bianchi, mare blu, e un gatto che non ha fretta.', ['gatto', 'estate'], [
    ['black-and-white-cat-on-the-white-steps', 'Un gatto bianco e nero siede su una scalinata bianca, tra una porta blu e fiori fucsia, con il mare sullo sfondo.']]],
  ['ko', 'yeontan', '등불 켜진 골목, 눈 쌓인 담장, 비 오는 창가. 고양이는 계절마다 다른 자리를 안다.', ['고양이', '사계절'], [
    ['calico-in-the-lantern-alley', '등불이 걸린 밤 골목 한가운데 앉아 있는 삼색 고양이.'],
    ['white-cat-on-a-snowy-hanok-wall', '눈 내리는 저녁, 불 켜진 한옥 곁 담장 위를 걷는 하얀 고양이.'],
    ['grey-cat-behind-rainy-glass', '빗방울 맺힌 유리창 너머로 밖을 보는 회색 고양이.']]],
  ['en', 'biscuit', 'The harbour master is off today. The cat is covering.', ['cats', 'harbour'], [
    ['black-and-white-cat-at-the-harbour', 'A black and white cat, seen from behind, sits on a wooden pier and watches two sailing boats at sunset.']]],
  ['pt-BR', 'churro', 'Sol de outono, monte de folhas, gato feliz. Nessa ordem.', ['gatos', 'outono'], [
    ['ginger-in-the-autumn-leaves', 'Um gato laranja e branco sorri de olhos fechados dentro de um monte de folhas secas.']]],
  ['en', 'pixel', 'Screen time is over. The cat shut down before the computer did.', ['RemoteWork', 'cats'], [
    ['cream-cat-by-the-screen', 'A cream cat sleeps curled up on a desk, next to a plant, a keyboard and a large screen in the evening sun.']]],
  ['zh-Hant', 'mochi', '罌粟花開了一整片，貓坐在正中間，假裝是路過。', ['貓', '花'], [
    ['white-cat-among-the-poppies', '白貓坐在草地的紅色罌粟花之間，身後是綠色山丘，一隻白蝴蝶飛過。']]],
  ['ko', 'nabi', '화분에 물을 주려다 고양이를 발견했다. 잘 자라고 있다.', ['고양이', '반려식물'], [
    ['ginger-in-the-monstera-pot']]],
  ['en', 'bandit', 'Front row for the rain, two seats. The cats brought their own window.', ['cats', 'rain'], [
    ['two-cats-waiting-out-the-rain', 'A ginger and white cat and a tuxedo cat look out of a rainy window, a warm lamp behind them.']]],
  ['ar', 'sukkar', 'غروب هادئ، وعند النافذة قط لا يريد أن ينتهي النهار.', ['قطط', 'غروب'], [
    ['siamese-in-a-sunset-window', 'قط سيامي يجلس على حافة نافذة مقوّسة والشمس تغيب خلفه فوق البحر.']]],
  ['en', 'biscuit', 'Solar-powered cat, currently charging.', ['caturday'], [
    ['tortie-flopped-in-the-sun', 'A tortoiseshell cat lies on its back in the sunlight that falls through a window onto a wooden floor, paws in the air.']]],
  ['ko', 'nabi', '온실 안은 벌써 여름이다. 삼색 고양이 한 마리가 온도계 노릇을 한다.', ['고양이', '온실'], [
    ['calico-in-the-greenhouse', '햇빛이 드는 온실, 커다란 화초들 사이에 앉은 삼색 고양이.'],
    ['portrait-of-a-calico']]],
  ['nl', 'kruemel', 'De lamp aan, de stoel bezet. De kat heeft gewonnen.', ['kat'], [
    ['silver-tabby-under-the-lamp', 'Een zilveren cyperse kat slaapt opgerold in een groene leunstoel onder een staande lamp.']]],
  ['ru', 'bandit', 'Под одеялом тепло, за окном луна. Кот спит и видит то же самое.', ['кот'], [
    ['cream-cat-under-the-blanket', 'Кремовый кот спит в кровати, положив лапы поверх одеяла; за окном ночь и луна.']]],
  ['en', 'pixel', 'A walk along the wall, low tide on one side, dinner on the other. This cat has time.', ['cats', 'sea'], [
    ['calico-on-a-catwalk-by-the-sea', 'A calico cat walks along a stone wall by the sea at sunset; a small sailing boat passes in the distance.']]],
  ['ja', 'mochi', '青い空とまるい雲。ねこの自画像です。', ['ねこ'], [
    ['portrait-of-a-white-cat', '']]],
  ['en', 'biscuit', 'Sunflowers turn towards the sun. Kittens turn towards whoever is holding the spoon.', ['kittens', 'summer'], [
    ['portrait-of-a-ginger-with-sunflowers', 'Portrait of a ginger kitten, eyes closed in delight, among four sunflowers.']]],
  ['ko', 'yeontan', '해를 등지고 찍었다. 검은 고양이에게는 이게 제일 잘 나온다.', ['냥이'], [
    ['portrait-of-a-black-cat', '둥근 해를 등지고 눈을 가늘게 뜬 검은 고양이의 초상.']]],
  ['zh-Hans', 'mochi', '银色的虎斑，银色的晚风。猫说今天先到这里。', ['猫'], [
    ['portrait-of-a-silver-tabby', '一只银色虎斑猫的肖像，背景是浅绿色的波浪和一轮淡黄的圆。'],
    ['silver-tabby-under-the-lamp']]],
  ['en', 'pixel', 'The best seats in the house, ranked by a cat: basket, sofa, shelf, keyboard.', ['cats'], [
    ['cinnamon-cat-in-a-basket', 'A cinnamon-coloured cat sleeps curled up in a wicker basket.'],
    ['two-cats-on-the-sofa', 'A ginger and a grey cat asleep on a blue sofa.'],
    ['tortie-on-the-bookshelf', 'A tortoiseshell cat stretched out on a bookshelf.'],
    ['tuxedo-on-the-keyboard']]],
  ['ko', 'nabi', '한 상자에 두 마리. 고양이 셈법으로는 딱 맞는다.', ['고양이', '상자'], [
    ['two-kittens-one-box', '종이 상자 하나에 나란히 들어가 고개를 내민 아기 고양이 두 마리.'],
    ['tabby-in-a-cardboard-box']]],
]
