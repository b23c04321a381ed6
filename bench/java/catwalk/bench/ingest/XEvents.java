package catwalk.bench.ingest;

/** A post as X's filtered stream sends it, with the fields that the x-stream source asks for. */
final class XEvents {
    private XEvents() {}

    static Frame post() {
        return Frame.ofLine(json(), true);
    }

    static String json() {
        return """
                {"data":{"id":"%1$s","text":"at %2$s three cats in one box #cats https://t.co/aaaaaaaaaa",\
                "author_id":"2200000001","created_at":"2026-07-04T14:37:36.000Z","lang":"en","possibly_sensitive":false,\
                "edit_history_tweet_ids":["%1$s"],"attachments":{"media_keys":["3_1900000000000000011","3_1900000000000000012"]},\
                "entities":{"hashtags":[{"start":47,"end":52,"tag":"cats"}],"urls":[{"start":53,"end":76,\
                "url":"https://t.co/aaaaaaaaaa","expanded_url":"https://x.com/mina_example/status/%1$s/photo/1",\
                "display_url":"pic.x.com/aaaaaaaaaa","media_key":"3_1900000000000000011"}]}},\
                "includes":{"media":[{"media_key":"3_1900000000000000011","type":"photo",\
                "url":"https://pbs.twimg.com/media/AAAAAAAAAAAAAAA.jpg","width":1200,"height":900,\
                "alt_text":"three kittens in a shoe box"},{"media_key":"3_1900000000000000012","type":"photo",\
                "url":"https://pbs.twimg.com/media/BBBBBBBBBBBBBBB.jpg","width":900,"height":1200}],\
                "users":[{"id":"2200000001","name":"Mina","username":"mina_example",\
                "profile_image_url":"https://pbs.twimg.com/profile_images/1/a_normal.jpg"}]},\
                "matching_rules":[{"id":"1273026480692322304","tag":"catwalk cats"}]}""".formatted(Frame.X_ID, Frame.STAMP);
    }
}
