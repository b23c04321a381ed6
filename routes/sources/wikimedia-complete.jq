# The answer of Commons (API:Imageinfo, its metadata made plain texts) into the activities that asked for it; null for what
# is no picture. A file that the answer lacks is deleted again, or not there yet: it is asked for three times, an old one
# once. One that cannot be read becomes an activity without an object, which is counted as malformed further on.

# Of the categories, those that say what there is to see.
def tags: split("|") | map(select(. != "" and
    (test("^(CC|PD|GFDL|Self-published|Uploaded|Files? |Licen[cs]e|Media |Pages |Photographs taken on|Taken with)|-[Ss]elf$|[Cc]ross-wiki|[Mm]aintenance|[Mm]etadata") | not)))
  | map({type: "Hashtag", name: "#\(.)"});

def media_type: "image/" + (capture("\\.(?<end>[A-Za-z]+)$").end | ascii_downcase | if . == "jpg" then "jpeg" else . end);

def picture:
  {type: "Image", mediaType: (.thumburl | media_type), url: .thumburl, width: .width, height: .height}
  # other widths than 330, 500, 960, 1280 … are refused
  + (if .thumburl | test("/1280px-[^/]+$") then {preview: {type: "Image", url: (.thumburl | sub("/1280px-(?<end>[^/]+)$"; "/500px-\(.end)"))}} else {} end);

def complete($file):
  ($file.extmetadata.LicenseShortName // "") as $license
  | ($file.extmetadata.LicenseUrl // "") as $url
  | ($file.extmetadata.ImageDescription // "") as $description
  | (($file.extmetadata.Artist // "")[:200] | split("\n") | join(" ")) as $artist
  | (if $artist == "" then .object.attributedTo.name else $artist end) as $author
  | del(.title, .asked)
  | .object.attributedTo.name = $author
  # who and under which licence comes last and must not be cut off
  | .object += {mediaType: "text/plain",
      content: ((if $description == "" then .object.name elif ($description | length) > 1500 then $description[:1500] + "…" else $description end)
        + "\n" + ([$author, $license, "via Wikimedia Commons"] | map(select(. != "")) | join(", "))),
      tag: ($file.extmetadata.Categories // "" | tags), attachment: [$file | picture]}
  | if $license == "" then .
    else .object.license = {name: $license} + (if $url | startswith("https://") then {url: $url} else {} end) end;

def is_old: now - (.published | sub("\\.[0-9]+"; "") | fromdateiso8601) > 60;

((.query.pages // []) | map({key: .title, value: .}) | from_entries) as $pages
| ((.query.normalized // []) | map({key: .from, value: .to}) | from_entries) as $names
| [variable("activities") | fromjson | .[]
   | . as $activity
   | try
       (if . == null or .title == null then .
        else
          $pages[$names[.title] // .title].imageinfo[0] as $file
          | if $file == null then
              .asked = (.asked // 0) + 1 | if .asked >= 3 or is_old then null else . end
            elif ($file.mime // "" | test("^image/(?!vnd\\.djvu)") | not) or $file.thumburl == null then null
            else complete($file)
            end
        end)
     catch {type: $activity.type, cause: .}]
