package dev.gantry.format.picture;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameTexts;
import dev.gantry.view.frame.Paths;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/**
 * SVG painter of frames: elements in the order in which {@link FramePainter} paints them.
 *
 * <p>Each pattern is defined once, made of the very pixels of {@link Raster}'s. Each text says how wide it is: where
 * the font is missing another one is squeezed into that room, and nothing runs over its bar.
 */
final class SvgPainter {
    private static final int TILE = 16;
    private static final int LEAST_EDGED = 6;
    private static final double HEAD = 7;

    private final Writer out;
    private final Palette palette;
    private final Raster raster;
    private final Fonts fonts;

    SvgPainter(Writer out, Palette palette, Fonts fonts) {
        this.out = out;
        this.palette = palette;
        this.raster = new Raster(palette);
        this.fonts = fonts;
    }

    void paint(String title, Sheet sheet) throws IOException {
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\""
                + " height=\"%d\" viewBox=\"0 0 %1$d %2$d\" role=\"img\">\n<title>%s</title>\n", sheet.width(),
                sheet.height(), escaped(title));
        for (int i = 0; i < sheet.parts().size(); i++) {
            Sheet.Part part = sheet.parts().get(i);
            write("<g transform=\"translate(%d %d)\">\n", part.x(), part.y());
            paint(part.frame(), i);
            write("</g>\n");
        }
        write("</svg>\n");
    }

    private void paint(Frame frame, int number) throws IOException {
        int left = frame.scale().left();
        int top = frame.lanesTop();
        write("<defs><clipPath id=\"f%d\"><rect width=\"%d\" height=\"%d\"/></clipPath><clipPath id=\"l%1$d\">"
                + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>", number, frame.width(),
                frame.height(), left, top, Math.max(0, frame.width() - left), Math.max(0, frame.height() - top));
        patterns(frame, number);
        write("</defs>\n<g clip-path=\"url(#f%d)\" shape-rendering=\"crispEdges\">\n", number);
        for (int i = 0; i < frame.rects().size(); i++) {
            rect(frame.rects(), i, number);
        }
        write("</g>\n<g clip-path=\"url(#l%d)\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\">\n", number,
                colour(palette.flow()), decimal(1.5 * fonts.scale()));
        for (int i = 0; i < frame.paths().size(); i++) {
            path(frame.paths(), i);
        }
        write("</g>\n<g xml:space=\"preserve\">\n");
        texts(frame.texts());
        write("</g>\n");
    }

    private void patterns(Frame frame, int number) throws IOException {
        Set<Style> bright = EnumSet.noneOf(Style.class);
        Set<Style> dim = EnumSet.noneOf(Style.class);
        Rects rects = frame.rects();
        for (int i = 0; i < rects.size(); i++) {
            Style style = rects.style(i);
            boolean dimmed = rects.is(i, Rects.DIMMED);
            if (style.isBar() && (dimmed ? dim : bright).add(style)) {
                pattern(style, dimmed, frame.phase(), number);
            }
        }
    }

    /** A square of pixels as rows of rectangles: the most common colour below, the others over it. */
    private void pattern(Style style, boolean dimmed, int phase, int number) throws IOException {
        int[] pixels = raster.pattern(style, dimmed, false);
        write("<pattern id=\"%s\" patternUnits=\"userSpaceOnUse\" x=\"%d\" width=\"%d\" height=\"%3$d\">"
                + "<rect width=\"%3$d\" height=\"%3$d\" fill=\"%s\"/>", name(style, dimmed, number), phase, TILE,
                colour(fill(style, dimmed)));
        int ground = fill(style, dimmed);
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE;) {
                int from = x;
                int pixel = pixels[y * TILE + x];
                while (x < TILE && pixels[y * TILE + x] == pixel) {
                    x++;
                }
                if (pixel != ground) {
                    write("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"1\" fill=\"%s\"/>", from, y, x - from,
                            colour(pixel));
                }
            }
        }
        write("</pattern>");
    }

    private int fill(Style style, boolean dimmed) {
        return raster.pattern(style, dimmed, false)[3];
    }

    private void rect(Rects rects, int i, int number) throws IOException {
        Style style = rects.style(i);
        boolean dimmed = rects.is(i, Rects.DIMMED);
        int x = rects.x(i);
        int y = rects.y(i);
        int width = rects.width(i);
        int height = rects.height(i);
        if (!style.isBar()) {
            int argb = palette.fill(style);
            int opacity = argb >>> 24;
            box(x, y, width, height, colour(dimmed ? fill(style, true) : argb)
                    + (opacity == 0xff ? "" : "\" fill-opacity=\"" + decimal(opacity / 255.0)));
            return;
        }
        int used = rects.used(i);
        if (used < height) {
            box(x, y, width, height - used, colour(raster.pattern(style, dimmed, true)[0]));
        }
        boolean whole = !rects.is(i, Rects.MERGED) && !rects.is(i, Rects.AREA);
        boolean round = whole && style.isRound() && !rects.is(i, Rects.OPEN) && width >= 4 && height >= 4;
        box(x, y + height - used, width, used, "url(#" + name(style, dimmed, number) + ")"
                + (round ? "\" rx=\"2\" shape-rendering=\"auto" : ""));
        if (raster.edge(style, dimmed) != fill(style, dimmed) && used >= LEAST_EDGED) {
            String line = whole && style.isRound() && width >= LEAST_EDGED
                    ? "M%s %sh%dv%dh-%3$dz".formatted(x + 0.5, y + height - used + 0.5, width - 1, used - 1)
                    : "M%d %sh%dm-%3$d %dh%3$d".formatted(x, y + height - used + 0.5, width, used - 1);
            write("<path d=\"%s\" fill=\"none\" stroke=\"%s\"/>\n", line, colour(raster.edge(style, dimmed)));
        }
        if (rects.is(i, Rects.MERGED) && width > 2) {
            TextColour ink = height / 2 <= height - used ? TextColour.MUTED : style.ink();
            write("<path d=\"M%d %dh%d\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"2 4\"/>\n", x,
                    y + height / 2, width, colour(palette.argb(ink)));
        }
    }

    private void box(int x, int y, int width, int height, String fill) throws IOException {
        write("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", x, y, width, height, fill);
    }

    private void path(Paths paths, int i) throws IOException {
        int tip = paths.to(i) - 1;
        StringBuilder line = new StringBuilder();
        for (int point = paths.from(i); point <= tip; point++) {
            line.append(line.isEmpty() ? 'M' : 'L').append(decimal(paths.x(point))).append(' ')
                    .append(decimal(paths.y(point)));
        }
        write("<path d=\"%s\"%s%s/>\n", line, paths.isDashed(i) ? " stroke-dasharray=\"4 3\"" : "",
                paths.thickness(i) == 1
                        ? ""
                        : " stroke-width=\"" + decimal(1.5 * paths.thickness(i) * fonts.scale()) + "\"");
        double angle = Math.atan2(paths.y(tip) - paths.y(tip - 1), paths.x(tip) - paths.x(tip - 1));
        write("<path d=\"M%s %sL%s %sL%s %sZ\" stroke=\"none\" fill=\"%s\"/>\n", decimal(paths.x(tip)),
                decimal(paths.y(tip)), decimal(paths.x(tip) - length() * Math.cos(angle - 0.45)),
                decimal(paths.y(tip) - length() * Math.sin(angle - 0.45)),
                decimal(paths.x(tip) - length() * Math.cos(angle + 0.45)),
                decimal(paths.y(tip) - length() * Math.sin(angle + 0.45)), colour(palette.flow()));
    }

    private double length() {
        return HEAD * fonts.scale();
    }

    private void texts(FrameTexts texts) throws IOException {
        for (int i = 0; i < texts.size(); i++) {
            FontRole role = texts.font(i);
            String weight = role == FontRole.HEADER || role == FontRole.TITLE
                    ? "600"
                    : role == FontRole.BAR ? "500" : "400";
            write("<text x=\"%d\" y=\"%d\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" font-family=\"Inter,"
                    + " 'Helvetica Neue', Arial, sans-serif\" font-size=\"%s\" font-weight=\"%s\" "
                    + "fill=\"%s\">%s</text>\n",
                    texts.x(i), texts.baseline(i), decimal(fonts.width(texts.text(i), role)),
                    decimal(role.size() * fonts.scale()), weight, colour(palette.argb(texts.ink(i))),
                    escaped(texts.text(i)));
        }
    }

    private static String name(Style style, boolean dimmed, int number) {
        return style.id() + (dimmed ? "-dim" : "") + number;
    }

    private static String colour(int argb) {
        return "#%06x".formatted(argb & 0xffffff);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** XML escaping, without the characters that XML can't hold. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(
                        c < ' ' && c != '\t' || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff ? '\ufffd' : c);
            }
        });
        return safe.toString();
    }

    private void write(String format, Object... values) throws IOException {
        out.write(String.format(Locale.ROOT, format, values));
    }
}
