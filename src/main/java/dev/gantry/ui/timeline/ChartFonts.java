package dev.gantry.ui.timeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import dev.gantry.ui.theme.Typefaces;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.TextMeasure;

/** The fonts of the chart, and how wide texts are in them; widths are remembered. */
final class ChartFonts implements TextMeasure {
    private static final int REMEMBERED = 8192;

    private final Map<FontRole, Font> fonts = new EnumMap<>(FontRole.class);
    private final Map<FontRole, Map<String, Double>> widths = new EnumMap<>(FontRole.class);
    private final Text ruler = new Text();

    /** The fonts for a screen that has this many pixels where JavaFX counts one. */
    ChartFonts(double scale) {
        for (FontRole role : FontRole.values()) {
            fonts.put(role, Typefaces.of(role.resource(), role.size() * scale));
            widths.put(role, new HashMap<>());
        }
    }

    Font font(FontRole role) {
        return fonts.get(role);
    }

    @Override
    public double width(String text, FontRole role) {
        Map<String, Double> known = widths.get(role);
        Double width = known.get(text);
        if (width == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            ruler.setFont(fonts.get(role));
            ruler.setText(text);
            width = ruler.getLayoutBounds().getWidth();
            known.put(text, width);
        }
        return width;
    }
}
