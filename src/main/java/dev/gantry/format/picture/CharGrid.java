package dev.gantry.format.picture;

import java.util.Arrays;

import dev.gantry.trace.message.Width;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameTexts;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;

/** Character grid into which a frame is painted whose pixels are characters. */
final class CharGrid {
    private static final String BLANK = " ";
    /** What stands in each column: also a letter with its marks; nothing behind one that is two columns wide. */
    private final String[][] letters;
    private final Style[][] styles;
    private final Glyphs glyphs;
    private final int width;

    CharGrid(Frame frame, Glyphs glyphs) {
        this.glyphs = glyphs;
        width = frame.width();
        letters = new String[frame.height()][width];
        styles = new Style[frame.height()][width];
        for (int y = 0; y < letters.length; y++) {
            Arrays.fill(letters[y], BLANK);
            Arrays.fill(styles[y], Style.BACKGROUND);
        }
        bars(frame.rects());
        borders(frame.rects());
        texts(frame.texts());
    }

    /** The lines, without the blanks at their ends; with ANSI colours if wanted. */
    void appendTo(StringBuilder text, boolean colours) {
        for (int y = 0; y < letters.length; y++) {
            int end = width;
            while (end > 0 && letters[y][end - 1].equals(BLANK)) {
                end--;
            }
            String colour = "";
            for (int x = 0; x < end; x++) {
                String next = colours ? Glyphs.colour(styles[y][x]) : "";
                if (!next.equals(colour)) {
                    text.append(colour.isEmpty() ? "" : Glyphs.PLAIN).append(next);
                    colour = next;
                }
                text.append(letters[y][x]);
            }
            text.append(colour.isEmpty() ? "" : Glyphs.PLAIN).append('\n');
        }
    }

    private void bars(Rects rects) {
        for (int i = 0; i < rects.size(); i++) {
            String letter = String.valueOf(glyphs.of(rects.style(i), rects.is(i, Rects.MERGED)));
            for (int y = Math.max(0, rects.y(i)); y < Math.min(letters.length, rects.y(i) + rects.height(i)); y++) {
                for (int x = Math.max(0, rects.x(i)); x < Math.min(width, rects.x(i) + rects.width(i)); x++) {
                    letters[y][x] = letter;
                    styles[y][x] = rects.style(i);
                }
            }
            if (rects.style(i) == Style.QUEUED) {
                number(rects, i);
            }
        }
    }

    /** How many wait, where that fits. */
    private void number(Rects rects, int i) {
        String number = Integer.toString(rects.first(i));
        if (rects.width(i) > number.length()) {
            write(number, rects.x(i), rects.y(i));
        }
    }

    /** A line where one bar ends and the next begins. */
    private void borders(Rects rects) {
        for (int i = 0; i < rects.size(); i++) {
            int x = rects.x(i) + rects.width(i);
            int y = rects.y(i);
            if (rects.count(i) > 0 && y >= 0 && y < letters.length && x + 1 < width && letters[y][x].equals(BLANK)
                    && !letters[y][x + 1].equals(BLANK)) {
                letters[y][x] = String.valueOf(glyphs.border());
                styles[y][x] = Style.TICK;
            }
        }
    }

    private void texts(FrameTexts texts) {
        for (int i = 0; i < texts.size(); i++) {
            write(texts.text(i), texts.x(i), texts.baseline(i));
        }
    }

    private void write(String text, int x, int y) {
        if (y < 0 || y >= letters.length) {
            return;
        }
        int column = x;
        for (int letter : glyphs.clean(text).codePoints().toArray()) {
            int taken = Width.of(letter);
            if (column + taken > width) {
                return;
            }
            if (taken > 0) {
                put(Character.toString(letter), taken, column, y);
            } else if (column > x) {
                letters[y][last(column, y)] += Character.toString(letter);
            }
            column += taken;
        }
    }

    private void put(String letter, int taken, int x, int y) {
        if (letters[y][x].isEmpty()) {
            letters[y][x - 1] = BLANK; // was as wide as both
        }
        if (x + taken < width && letters[y][x + taken].isEmpty()) {
            letters[y][x + taken] = BLANK;
        }
        letters[y][x] = letter;
        styles[y][x] = Style.BACKGROUND;
        if (taken > 1) {
            letters[y][x + 1] = "";
            styles[y][x + 1] = Style.BACKGROUND;
        }
    }

    /** Where the last letter before a column stands. */
    private int last(int column, int y) {
        return letters[y][column - 1].isEmpty() ? column - 2 : column - 1;
    }
}
