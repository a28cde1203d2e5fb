package dev.gantry.format.picture;

import dev.gantry.trace.message.Visible;
import dev.gantry.trace.message.Width;
import dev.gantry.view.style.Style;

/** Characters for styles in a chart of characters. */
final class Glyphs {
    /** ANSI reset sequence. */
    static final String PLAIN = "\033[0m";

    private final boolean unicode;

    Glyphs(TextPicture.Letters letters) {
        unicode = letters == TextPicture.Letters.UNICODE;
    }

    /** The character of a style; a blank for what a text does not show. */
    char of(Style style, boolean merged) {
        if (merged) {
            return several();
        }
        return unicode ? style.glyph().unicode() : style.glyph().ascii();
    }

    /** Several slices in one place. */
    char several() {
        return unicode ? '▓' : '*';
    }

    /** Between two bars that touch. */
    char border() {
        return unicode ? '│' : '|';
    }

    /** A text in letters that can be shown: no control characters, and ASCII only where nothing else can. */
    String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Visible.isTurning(c)) {
                clean.append('?');
            } else if (unicode || c < 127) {
                clean.appendCodePoint(c);
            } else if (Width.of(c) > 0) {
                clean.append(switch (c) {
                    case '…' -> "~";
                    case '·' -> "-";
                    case 'µ' -> "u";
                    case '−' -> "-";
                    default -> "?".repeat(Width.of(c));
                });
            }
        });
        return clean.toString();
    }

    /** The colour of a style as an ANSI sequence. */
    static String colour(Style style) {
        return style.glyph().ansi() == 0 ? "" : "\033[" + style.glyph().ansi() + "m";
    }
}
