# One event of a Mastodon server's stream to an activity. A status that comes from a timeline comes without the name of an
# event. Nothing for a boost, for a post that is not public, or where there is no picture; videos show their preview.
# A kind of event that is not known here goes on under its own name, to be counted.
# Shapes: https://docs.joinmastodon.org/entities/Status, /entities/MediaAttachment, /methods/streaming

def image:
  (if .type == "image" then (.url // .remote_url) else .preview_url end) as $url
  | (if .type == "image" then .meta.original else .meta.small end) as $size
  | select($url != null and (.type == "image" or .type == "gifv" or .type == "video"))
  | {type: "Image", mediaType: "image/jpeg", url: $url}
  + (if .description == null then {} else {name: .description} end)
  + (if $size.width == null or $size.height == null then {} else {width: $size.width, height: $size.height} end)
  + (if .blurhash == null then {} else {blurhash: .blurhash} end)
  + (if .meta.focus.x == null then {} else {focalPoint: [.meta.focus.x, .meta.focus.y]} end)
  + (if .preview_url == null then {} else {preview: {type: "Image", url: .preview_url}} end);

def person:
  {type: (if .bot == true then "Service" else "Person" end), id: (.uri // .url),
   name: (if (.display_name // "") == "" then .username else .display_name end),
   # a local account goes without its server's name
   preferredUsername: (if (.acct | contains("@")) then .acct else "\(.acct)@\(.url | split("/")[2])" end), url}
  + (if .avatar == null then {} else {icon: {type: "Image", url: .avatar}} end);

def note:
  . as $status
  | {type: "Note", id: .uri, url: (.url // .uri), published: .created_at, mediaType: "text/html", content}
  + (if .edited_at == null then {} else {updated: .edited_at} end)
  + (if (.language // "") == "" then {} else {contentMap: {(.language): .content}} end)
  + {sensitive, summary: (if (.spoiler_text // "") == "" then null else .spoiler_text end),
     attributedTo: (.account | person),
     tag: [(.tags // [])[] | {type: "Hashtag", name: "#\(.name)"}],
     attachment: [(.media_attachments // [])[] | image]};

(header("CatwalkEvent") // "update") as $event
| if $event == "update" or $event == "status.update" then
    select(.reblog == null and .visibility == "public")
    | {type: (if $event == "update" then "Create" else "Update" end), published: (.edited_at // .created_at),
       generator: {type: "Service", name: "mastodon"}, object: note}
    # an edit may take the pictures of a post that shows
    | select(.type == "Update" or (.object.attachment | length) > 0)
  else {type: $event} end
