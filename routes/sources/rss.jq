# An entry of a feed to an activity: RSS 2.0 and 1.0, with Media RSS or a plain enclosure, or Atom as Flickr writes it.
# What has several is an array, what has one is not; a text beside attributes is under "". Prefixes as everybody writes
# them. No gsub: a text of strangers may hold more matches than the stack has room for.

def list: if . == null then [] elif type == "array" then . else [.] end;
def elements: list | map(objects)[];

# An element's text; a very long one is of no use to anybody.
def text:
  (list | map(if type == "object" then ."" else . end) | map(select(. != null and . != ""))[0] // "") | tostring | .[:50000];
def word: text | .[:2000] | sub("^\\s+"; "") | sub("\\s+$"; "");
def first_of: map(select(. != null and . != ""))[0];

def escaped: split("&") | join("&amp;") | split("<") | join("&lt;");
def unescaped: split("&amp;") | join("&") | split("&quot;") | join("\"") | split("&#39;") | join("'");

# Markup where it says so, or where everybody has it; else text.
def markup: list[0] | if type == "object" and (.type // "text" | test("html|xhtml") | not) then text | escaped else text end;
def plain: list[0] | if type == "object" and (.type // "" | test("html")) then text else text | escaped end;

def web: word | if startswith("//") then "https:" + . else . end | select(test("^https?://[^/\\s]\\S*$"));
def iri: word | select(test("^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$"));

def number: tostring | if test("^[0-9]{1,5}$") then tonumber else 0 end;
def size: (.width | number) as $width | (.height | number) as $height
  | if $width > 0 and $height > 0 then {width: $width, height: $height} else {} end;

# Pictures by Media RSS. Of a group, which are one picture in several sizes, the best that is not too large.
def is_image: .medium == "image" or (.type // "" | startswith("image/"))
  or (.medium == null and .type == null and (.url // "" | test("\\.(jpe?g|png|gif|webp|avif)([?#]|$)"; "i")));
def best: sort_by(.width | number) | (map(select((.width | number) <= 2048)) | .[-1]) // .[0];
def stills: [."media:thumbnail" | elements | select(.url != null)];

def image:
  (.url | web) as $url
  | {type: "Image", url: $url} + size
  + (if .type // "" | startswith("image/") then {mediaType: .type} else {} end)
  + (if has("media:description") then {name: (."media:description" | text)} else {} end)
  # a smaller one may be cut to a square of 75 pixels
  + ([stills[] | select((.width | number) == 0 or (.width | number) >= 320) | .url | web][0] as $preview
     | if $preview == null then {} else {preview: {type: "Image", url: $preview}} end);

# A film shows its still.
def media: if is_image then image else stills | best | select(. != null) | {url, width, height} | image end;

def group:
  ."media:thumbnail" as $stills
  | ([."media:content" | elements | select(is_image)] | best) as $best
  | if $best == null then {"media:thumbnail": [$stills, (."media:content" | elements | ."media:thumbnail") | list[]]} | media
    else $best | media end;

def enclosures: (.enclosure | elements), (.link | elements | select(.rel == "enclosure") | .url = .href);

def img: [match("<img\\s[^>]*>"; "gi").string | select(test("(width|height)\\s*=\\s*[\"']?1[\"'\\s/>]"; "i") | not)][0] // empty
  | {url: (capture("\\ssrc\\s*=\\s*[\"'](?<url>[^\"']+)[\"']"; "i").url | unescaped)}
    + (capture("\\salt\\s*=\\s*[\"'](?<alt>[^\"']*)[\"']"; "i") // {} | if .alt == null then {} else {"media:description": (.alt | unescaped)} end)
  | image;

def pictures($description):
  [(."media:content" | elements | media), (."media:group" | elements | group)] as $media
  | if $media != [] then $media
    else
      [enclosures | select(is_image) | image] as $enclosed
      | if $enclosed != [] then $enclosed
        else
          [stills | best | select(. != null) | image] as $still
          | if $still != [] then $still else [$description | img] end
        end
    end;

# All elements of a name, of the entry, its groups and its contents.
def anywhere($name): [.[$name], (."media:group" | elements | .[$name], (."media:content" | elements | .[$name])), (."media:content" | elements | .[$name])] | map(list[]);

def description:
  ([."media:description", (."media:group" | elements | ."media:description")] | map(select(. != null))[0]) as $media
  | if $media != null and ($media | text) != "" then $media | plain
    else
      [.description, ."content:encoded", .summary, .content] | map(select(. != null) | markup | select(. != ""))[0] // ""
      | sub("^\\s*<p><a [^>]*>[^<]*</a> posted an? (photo|video):?</p>"; "")
    end;

def tags:
  [(.category | list[] | if type == "object" then .term // ."" else . end), (."dc:subject" | list[] | text),
   (anywhere("media:keywords")[] | text | split(",")[]),
   (anywhere("media:category")[] | if type == "object" and (.scheme // "" | contains("flickr")) then text | split(" ")[] else text end)]
  | map(strings | word | select(. != "" and length < 100)) | reduce .[] as $tag ([]; if index($tag) == null then . + [$tag] else . end)
  | map({type: "Hashtag", name: "#\(.)"});

# "mina@example.org (Mina)" in RSS, an element with a name in Atom.
def author_name: if type == "object" and .name != null then .name | word
  else word | if test("\\(.+\\)$") then capture("\\((?<name>.+)\\)$").name else split("@")[0] // "" end end;

def person($feed; $url):
  (.author | list[0] // ($feed.author | list[0])) as $author
  | ([(anywhere("media:credit")[] | word), (."dc:creator" | word), ($author | author_name)] | first_of) as $name
  | ($feed.title | word) as $title
  | [$author | objects | .uri][0] as $uri
  | ([$uri, ($feed.link | list[] | if type == "object" then select((.rel // "alternate") == "alternate") | .href else . end)] | map(select(. != null) | web)) as $homes
  | {type: (if $name == null then "Service" else "Person" end),
     id: (if $name == null or $uri != null then $homes[0] // $url else "\($homes[0] // $url)#\($name | @uri)" end),
     name: ([$name, $title, "somebody"] | first_of)}
  + (if $homes == [] then {} else {url: $homes[0]} end)
  + ([$author | objects | ."flickr:buddyicon" | select(. != null) | web][0] as $icon | if $icon == null then {} else {icon: {type: "Image", url: $icon}} end);

def license:
  [(.link | elements | select(.rel == "license") | .href), ."creativeCommons:license", (anywhere("media:license")[] | objects | .href),
   (."cc:license" | if type == "object" then ."rdf:resource" else . end)]
  | map(select(. != null) | web)[0] // empty
  | {url: .}
    + (if test("creativecommons\\.org/licenses/") then
         capture("licenses/(?<kind>[a-z-]+)/(?<version>[0-9.]+)") | {name: "CC \(.kind | ascii_upcase) \(.version)"}
       elif test("creativecommons\\.org/publicdomain/zero/") then {name: "CC0"}
       else {} end);

def sensitive:
  [(anywhere("media:rating")[] | word), (anywhere("media:adult")[] | word | if . == "true" then "adult" elif . == "false" then "nonadult" else . end)]
  | if index("adult") != null then {sensitive: true} elif index("nonadult") != null then {sensitive: false} else {} end;

def language($feed): [."xml:lang", ."dc:language", $feed."xml:lang", $feed.language, $feed."dc:language"] | map(select(. != null) | word)
  | map(select(test("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")))[0];

.feed as $feed
| .url as $url
| .entry
| if type != "object" then error("an entry that says nothing") else . end
| ([.link | list[] | if type == "object" then select((.rel // "alternate") == "alternate") | .href // ."" else . end] | map(select(. != null) | web)[0]) as $link
| (.guid // .id | if . == null then "" else word end) as $guid
| ([($guid | iri), $link, (if $guid == "" then empty else "\($url)#\($guid | @uri)" end)][0] // error("an entry without guid and link")) as $id
| description as $description
| person($feed; $url) as $author
| ([license][0]) as $license
| ([.pubDate, ."dc:date", .published, .updated] | map(select(. != null) | word) | first_of) as $published
| ([.updated, ."atom:updated", ."dcterms:modified"] | map(select(. != null) | word) | first_of) as $updated
| ((.title | if . == null or text == "" then "" else "<p>\(plain)</p>" end)
   # who and under which licence comes last and must not be cut off
   + (if $license.name == null then $description else "<div>\($description | .[:1500])</div><p>\($author.name | escaped), \($license.name)</p>" end)) as $content
| language($feed) as $language
| {type: "Create", published: $published, generator: {type: "Service", name: variable("source")},
   object: ({type: "Note", id: $id, url: ($link // ($id | select(startswith("http")) // null)), published: $published}
     + (if $updated == null or $updated == $published then {} else {updated: $updated} end)
     + {mediaType: "text/html", content: $content}
     + (if $language == null then {} else {contentMap: {($language): $content}} end)
     + sensitive
     + (if $license == null then {} else {license: $license} end)
     + {attributedTo: $author, tag: tags, attachment: pictures([.description, ."content:encoded", .content, .summary] | map(select(. != null) | text) | join(" "))})}
| if .object.url == null then del(.object.url) else . end
