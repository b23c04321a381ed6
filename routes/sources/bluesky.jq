# One Jetstream event to an activity; nothing where the event is not about a post with pictures, or its end.

# Adult content by the author's own labels (lexicon com.atproto.label.defs, as the app view judges them).
def adult: ["porn", "sexual", "nudity", "graphic-media"];

def is_in($list): . as $value | any($list[]; . == $value);

def time: (. / 1000000 | floor | todateiso8601);

# A record's own time is the author's word, and may be none at all; where it is no time, the wall takes the event's.
def said_time: if type == "string" and startswith("2") then . else null end;

# Pictures of an embed: up to 4 images, a gallery, or either beside a quoted post.
def pictures:
  if ."$type" == "app.bsky.embed.images" then .images
  elif ."$type" == "app.bsky.embed.gallery" then .items
  elif ."$type" == "app.bsky.embed.recordWithMedia" then (.media | pictures)
  else [] end;

def image($did):
  (.image.ref."$link" // .image.cid) as $cid
  | select($cid != null)
  | (variable("cdn") + "/img/") as $cdn
  | {type: "Image", mediaType: "image/jpeg", url: "\($cdn)feed_fullsize/plain/\($did)/\($cid)@jpeg"}
  + (if .alt == null then {} else {name: .alt} end)
  + (if .aspectRatio.width == null then {} else {width: .aspectRatio.width, height: .aspectRatio.height} end)
  + {preview: {type: "Image", url: "\($cdn)feed_thumbnail/plain/\($did)/\($cid)@jpeg"}};

# What is in facets and what is in tags.
def tags: [(.facets // [])[].features[]? | select(."$type" == "app.bsky.richtext.facet#tag") | .tag] + (.tags // [])
  | unique | map({type: "Hashtag", name: "#\(.)"});

def labels: [(.labels.values // [])[].val];

def generator: {type: "Service", name: "bluesky"};

def note($did; $rkey; $at):
  . as $post
  | {type: "Note", id: "at://\($did)/app.bsky.feed.post/\($rkey)", url: "https://bsky.app/profile/\($did)/post/\($rkey)",
     published: ((.createdAt | said_time) // $at), mediaType: "text/plain", content: (.text // "")}
  + (if ((.langs // []) | length) == 0 then {} else {contentMap: ([.langs[] | {key: ., value: ($post.text // "")}] | from_entries)} end)
  + (if any(labels[]; is_in(adult)) then {sensitive: true} else {} end)
  + {attributedTo: {type: "Person", id: $did, name: $did, url: "https://bsky.app/profile/\($did)"},
     tag: tags, attachment: [(.embed | pictures)[] | image($did)]};

(.time_us | time) as $at
| .did as $did
| if .kind == "commit" and .commit.collection == "app.bsky.feed.post" then
    .commit
    | if .operation == "delete" then
        {type: "Delete", published: $at, generator: generator,
         object: {type: "Tombstone", id: "at://\($did)/app.bsky.feed.post/\(.rkey)"}}
      else
        {type: (if .operation == "update" then "Update" else "Create" end), published: $at, generator: generator,
         object: (.rkey as $rkey | .record | note($did; $rkey; $at))}
        # an edit may take the pictures of a post that shows
        | select(.type == "Update" or (.object.attachment | length) > 0)
      end
  # Bluesky's own trouble with an account (desynchronized, throttled) is not the account's end.
  elif .kind == "account" and .account.active == false and (.account.status | is_in(["desynchronized", "throttled"]) | not) then
    {type: "Delete", published: $at, generator: generator, object: {type: "Tombstone", id: $did}}
  elif .kind | is_in(["commit", "identity", "account"]) then empty
  else {type: (.kind // "nothing")} end
