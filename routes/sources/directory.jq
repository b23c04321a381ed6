# A picture in a folder, or one that is gone from it, to an activity. The text is its caption, else its name made readable:
# my-cat_01.jpg is "my cat 01".

def readable: sub("\\.[^.]*$"; "") | gsub("[-_\\s]+"; " ") | sub("^ "; "") | sub(" $"; "");

variable("source") as $source
| {generator: {type: "Service", name: $source}}
+ if .gone then {type: "Delete", object: {type: "Tombstone", id}}
  else
    {type: "Create",
     object: ({type: "Note", id, published, mediaType: "text/plain"}
     + {content: (.caption // (.name | readable))}
     + {attributedTo: {type: "Service", id: "urn:catwalk:\($source)", name: variable("author")},
        tag: [],
        attachment: [{type: "Image", mediaType, url: .link}
          + (if .width == null then {} else {width, height} end)]})}
  end
