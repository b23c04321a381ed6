# A feed's XML, as JSON, to its entries, oldest first, each beside what the feed says of itself. Of elements that may be
# there several times one is an object and two are an array; a text beside attributes is under "".

def list: if . == null then [] elif type == "array" then . else [.] end;

# Any time as text that sorts as time does, zones apart: within a feed they hardly differ.
def sortable:
  ([.pubDate, ."dc:date", .published, .updated] | map(strings)[0] // "")
  | if test("^\\s*[0-9]{4}-") then .
    else
      ((capture("(?<day>[0-9]{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>[0-9]{4}) (?<time>[0-9:]+)") // null) as $it
       | if $it == null then ""
         else "\($it.year)-\({"Jan": "01", "Feb": "02", "Mar": "03", "Apr": "04", "May": "05", "Jun": "06", "Jul": "07", "Aug": "08", "Sep": "09", "Oct": "10", "Nov": "11", "Dec": "12"}[$it.month])-\(if ($it.day | length) == 1 then "0" else "" end)\($it.day)T\($it.time)" end)
    end;

(if type != "object" then error("neither RSS nor Atom")
 elif has("channel") then [.channel, (.channel | objects | .item), .item]
 elif has("entry") or (has("id") and has("updated")) then [., .entry]
 else error("neither RSS nor Atom") end) as $parts
| ($parts[0] | if type == "object" then del(.item, .entry) else {} end) as $feed
| [$parts[1:][] | list[]] | reverse
| sort_by(if type == "object" then sortable else "" end)
| map({feed: $feed, url: variable("url"), entry: .})
