# One v1.1 status, as twitter4j reads it, to an activity; nothing for a retweet or where there is no picture.
# A video or gif shows its still preview, which v1.1 puts where a photo's address is.

# Since 2010 the upper bits of an id are its time.
def time: ((. / 4194304 | floor) + 1288834974657) / 1000 | floor | todateiso8601;

def image:
  (.sizes."3" // .sizes."2") as $large
  | {type: "Image", mediaType: "image/jpeg",
     url: (.mediaURLHttps + (if .type == "photo" then "?name=large" else "" end))}
  + (if .extAltText == null or .extAltText == "null" then {} else {name: .extAltText} end)
  + (if .type == "photo" and $large.width != null then {width: $large.width, height: $large.height}
     elif (.videoAspectRatioWidth // 0) > 0 then {width: .videoAspectRatioWidth, height: .videoAspectRatioHeight}
     else {} end)
  + {preview: {type: "Image", url: (.mediaURLHttps + (if .type == "photo" then "?name=small" else "" end))}};

# The link to the pictures at the end of the text is not the author's words.
def words($media): reduce $media[].url as $link (.; split($link) | join("")) | sub("\\s+$"; "");

.mediaEntities as $media
| (.id | tostring) as $id
| (.text | words($media)) as $text
| "https://x.com/\(.user.screenName)" as $profile
| if .retweet or ($media | length) == 0 then empty
  else
    {type: "Create", published: (.id | time), generator: {type: "Service", name: "twitter"},
     object: ({type: "Note", id: "https://x.com/i/status/\($id)", url: "\($profile)/status/\($id)",
       published: (.id | time), mediaType: "text/plain", content: $text}
     + (if (.lang // "und") == "und" or .lang == "" then {} else {contentMap: {(.lang): $text}} end)
     + {sensitive: .possiblySensitive,
       attributedTo: ({type: "Person", id: "https://x.com/i/user/\(.user.id)", name: .user.name,
         preferredUsername: .user.screenName, url: $profile}
       + (if .user.profileImageURLHttps == null then {} else {icon: {type: "Image", url: .user.profileImageURLHttps}} end)),
       tag: [.hashtagEntities[]? | {type: "Hashtag", name: "#\(.text)"}],
       attachment: [$media[] | image]})}
  end
