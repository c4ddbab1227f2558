"""Sentences about typed or imported text."""

SENTENCES: dict[str, tuple[str, str]] = {
    "text.too_long": (
        "Nội dung dài {length} ký tự, ô này nhận nhiều nhất {most}. Hãy rút ngắn rồi thử lại; "
        "chưa có gì bị mất.",
        "The text has {length} characters, this field takes at most {most}. Shorten it and try again; "
        "nothing was lost.",
    ),
}
