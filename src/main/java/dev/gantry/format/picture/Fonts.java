package dev.gantry.format.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.TextMeasure;

/** The shipped fonts for Graphics2D. */
final class Fonts implements TextMeasure {
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private final Map<FontRole, Font> fonts = new EnumMap<>(FontRole.class);
    private final double scale;

    Fonts(double scale) {
        this.scale = scale;
    }

    double scale() {
        return scale;
    }

    Font get(FontRole role) {
        return fonts.computeIfAbsent(role, this::load);
    }

    @Override
    public double width(String text, FontRole font) {
        return get(font).getStringBounds(text, SMOOTH).getWidth();
    }

    private Font load(FontRole role) {
        try (InputStream file = FontRole.class.getResourceAsStream(role.resource())) {
            if (file == null) {
                throw new IOException("the program lacks its font " + role.resource());
            }
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont((float) (role.size() * scale));
        } catch (FontFormatException e) {
            throw new UncheckedIOException(new IOException("the font " + role.resource() + " is damaged", e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
