"""The intake of facts (tiếp nhận dữ kiện): what systems kept elsewhere say, as files, in a folder or at the door."""
