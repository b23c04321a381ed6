# One event of X's API v2, from the filtered stream or made of a search's page, to an activity; nothing for a retweet, or
# where there is no picture. Both of X's vocabularies are read: tweets, and since 7 August 2026 posts.
# A video or gif shows its still preview. What the stream says of itself comes out as type "error".

# Of a chain of edits, the first id is the post's for good.
def first_id: (.edit_history_tweet_ids // .edit_history_post_ids // [])[0] // .id;
def referenced($type): (.referenced_tweets // .referenced_posts // [])[] | select(.type == $type) | .id;
def keys: (.attachments.media_keys // [])[];

# by split and join: gsub of jackson-jq 1.6 goes deeper with each match, until the stack is full
def replaced($from; $to): split($from) | join($to);
def unescape:
  if contains("&") then replaced("&lt;"; "<") | replaced("&gt;"; ">") | replaced("&amp;"; "&") else . end;

# A long text is in a note of its own. t.co links as X itself shows them; the one to the post's own pictures is not the
# author's words.
def is_of_pictures: .media_key != null or ((.display_url // "") | startswith("pic.x.com/") or startswith("pic.twitter.com/"));
def words: (.note_tweet // .note_post // {}) as $note
  | reduce ((.entities.urls // []) + ($note.entities.urls // []))[] as $link ($note.text // .text;
    replaced($link.url; if $link | is_of_pictures then "" else $link.display_url // $link.url end))
  | unescape | until(endswith(" ") or endswith("\n") | not; .[:-1]);

# A picture's size is chosen by its address: https://pbs.twimg.com/media/<id>?format=jpg&name=<size>
def sized($format): "\(rtrimstr("." + $format))?format=\($format)&name=";
def addresses:
  (if startswith("https://pbs.twimg.com/media/") | not then null
   elif endswith(".jpg") then sized("jpg") elif endswith(".png") then sized("png") elif endswith(".webp") then sized("webp")
   else null end) as $sized
  | if $sized == null then {large: ., small: .} else {large: ($sized + "large"), small: ($sized + "small")} end;

def image:
  (.url // .preview_image_url) as $url
  | select($url != null)
  | ($url | addresses) as $addresses
  | {type: "Image", mediaType: "image/jpeg", url: $addresses.large, preview: {type: "Image", url: $addresses.small}}
  + (if .alt_text then {name: .alt_text} else {} end)
  + (if .width and .height then {width, height} else {} end);

# und, qme, zxx and the like are X's way to say that it does not know
def is_known: length == 2 or (length > 0 and . != "und" and . != "zxx" and . != "art" and (startswith("q") | not));
def languages($text): if (.lang // "") | is_known then {contentMap: {(.lang): $text}} else {} end;

def person($users):
  .author_id as $id
  | ([$users[] | select(.id == $id)][0] // {}) as $user
  | {type: "Person", id: "https://x.com/i/user/\($id)"}
  + (if $user.username then {name: ($user.name // $user.username), preferredUsername: $user.username, url: "https://x.com/\($user.username)"}
     else {} end)
  + (if $user.profile_image_url then {icon: {type: "Image", url: ($user.profile_image_url | replaced("_normal."; "_bigger."))}} else {} end);

if .data == null then
  if .errors != null then {type: "error", detail: ([.errors[] | "\(.title // "error"): \(.detail // .disconnect_type // "")"] | join("; "))}
  else {type: (([to_entries[].key] | join(",")) // "nothing")} end
else
  (.includes.users // []) as $users
  | (.includes.media // []) as $media
  | (.includes.tweets // .includes.posts // []) as $others
  | .data
  | words as $text
  | ([keys] + [referenced("quoted") as $id | $others[] | select(.id == $id) | keys]) as $keys
  | [$keys[] as $key | [$media[] | select(.media_key == $key)][0] // empty | image] as $pictures
  | person($users) as $author
  | if ([referenced("retweeted")] | length) > 0 or ($pictures | length) == 0 then empty
    else
      {type: (if first_id == .id then "Create" else "Update" end), published: .created_at,
       generator: {type: "Service", name: "x"},
       object: ({type: "Note", id: "https://x.com/i/status/\(first_id)",
         url: "https://x.com/\($author.preferredUsername // "i")/status/\(.id)",
         published: .created_at, mediaType: "text/plain", content: $text}
       + languages($text)
       + (if .possibly_sensitive == null then {} else {sensitive: .possibly_sensitive} end)
       + {attributedTo: $author,
          tag: [(.entities.hashtags // [])[] | {type: "Hashtag", name: "#\(.tag)"}],
          attachment: $pictures})}
    end
end
