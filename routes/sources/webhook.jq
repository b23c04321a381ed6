# What a sender sends, to a list of activities: an activity, a collection of them (what a wall's webhook sink sends), or a
# bare post {text, author, picture, …}. What cannot be made one is {error: what is wrong}.

def wrong($what): error($what);

# As the contract has it: https, a path of the page's own origin, or on loopback http.
def is_link: type == "string" and (length <= 1000)
  and test("^(https://[^\\s/?#\"<>\\\\]|/(?![/\\\\])|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/|$))[^\\s\"<>\\\\^`{|}]*$");

def is_id: type == "string" and (length <= 1000) and test("^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+$");

def id_or_wrong($where): if is_id then . else wrong("\($where): must be an absolute IRI, such as https://example.org/7 or urn:uuid:…") end;

def link($field): if is_link then . else wrong("\($field): only https: links are shown") end;

# A field of the kind it must be, as an object that holds it; nothing where it is not there.
def string($field): if .[$field] == null then {} elif (.[$field] | type) == "string" then {($field): .[$field]}
  else wrong("\($field): must be a string") end;
def size($field): if .[$field] == null then {} elif (.[$field] | type == "number" and . >= 1 and . == floor and . <= 1000000)
  then {($field): .[$field]} else wrong("\($field): must be a whole number of pixels") end;

def generator: {type: "Service", name: variable("source")};

# --- bare posts -------------------------------------------------------------------------------------------------------

def picture($post):
  (if type == "string" then {url: .} elif type == "object" then .
   else wrong("picture: must be a link, or {url, alt, width, height}, or a list of them") end)
  | (.url | link("picture")) as $url
  | string("alt") as $alt
  | {type: "Image", url: $url}
  + (if $alt.alt == null then {} else {name: $alt.alt} end)
  + size("width") + size("height");

# One picture may be described beside the text, too.
def pictures:
  . as $post
  | if .picture == null then wrong("picture: is missing; give an https: link, or a list of them")
    elif (.picture | type) == "array" then .picture
    else [if (.picture | type) == "string" then {url: .picture, alt: .alt, width: .width, height: .height} else .picture end] end
  | if length == 0 then wrong("picture: is missing; give an https: link, or a list of them")
    elif length > 20 then wrong("picture: a post has at most 20") else . end
  | map(picture($post));

def tags: (.tags // [])
  | if type == "array" and all(.[]; type == "string") then . else wrong("tags: must be a list of strings") end
  | map(ltrimstr("#") | select(. != "") | {type: "Hashtag", name: "#\(.)"});

def author:
  (string("author").author // "" | if . == "" then variable("source") else . end) as $name
  | {type: "Person", id: "urn:catwalk:\(variable("source")):author:\($name[0:300] | @uri)", name: $name}
  + (if .avatar == null then {} else {icon: {type: "Image", url: (.avatar | link("avatar"))}} end);

def bare:
  (string("text").text // "") as $text
  | (string("language").language // "") as $language
  | {type: "Create", generator: generator,
     object: ({type: "Note", id: ((.id // variable("id")) | id_or_wrong("id")), mediaType: "text/plain", content: $text}
     + (if .url == null then {} else {url: (.url | link("url"))} end)
     + (if $language == "" then {}
        elif $language | test("^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$") then {contentMap: {($language): $text}}
        else wrong("language: must be a tag such as ko or pt-BR") end)
     + (if .sensitive == null then {} elif (.sensitive | type) == "boolean" then {sensitive: .sensitive}
        else wrong("sensitive: must be true or false") end)
     + (string("warning") | if .warning == null then {} else {summary: .warning} end)
     + {attributedTo: author, tag: tags, attachment: pictures})};

# --- activities -------------------------------------------------------------------------------------------------------

# What the page relies on; the rest is seen to by the wall.
def note:
  if type != "object" or .type != "Note" then wrong("object: must be a Note, as docs/activity.schema.json has it") else . end
  | (.id | id_or_wrong("object.id")) as $id
  | if (.attachment | type) == "array" then . else wrong("object.attachment: must be a list of Images") end
  | .mediaType = "text/plain"
  | .content = (if (.content | type) == "string" then .content else "" end)
  | .attributedTo = (if (.attributedTo | type) == "object" and (.attributedTo.id | is_id) then {type: "Person"} + .attributedTo
                     elif .attributedTo | is_id then {type: "Person", id: .attributedTo}
                     else {type: "Service", id: "urn:catwalk:\(variable("source"))", name: variable("source")} end);

def activity:
  if type != "object" then wrong("an activity must be a JSON object")
  elif .type == "Delete" then
    ((.object | if type == "object" then .id else . end) | id_or_wrong("object.id")) as $id
    | .object = {type: "Tombstone", id: $id}
  elif .type == "Create" or .type == "Update" then .object |= note
  else wrong("type: '\(.type // "")' is no Create, Update or Delete") end
  | .generator = (if (.generator.name? | type) == "string" then .generator else generator end);

try (
  if type != "object" then wrong("a post must be a JSON object")
  elif .type == null then [bare]
  elif .type == "OrderedCollection" or .type == "Collection" then
    (.orderedItems // .items)
    | if type == "array" then map(activity) else wrong("orderedItems: must be a list of activities") end
  else [activity] end
) catch {error: .}
