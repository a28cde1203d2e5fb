package dev.gantry.view.style;

/**
 * Character for a style in a chart of characters.
 *
 * @param unicode the character
 * @param ascii the one where nothing else can be shown
 * @param ansi the number of its colour in an ANSI sequence, 0 for the terminal's own
 */
public record Glyph(char unicode, char ascii, int ansi) {
    /** Work of any colour. */
    static final Glyph WORK = new Glyph('█', '#', 34);
    /** What a text does not show. */
    static final Glyph BLANK = new Glyph(' ', ' ', 0);
}
