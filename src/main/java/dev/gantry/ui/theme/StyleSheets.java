package dev.gantry.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.Scene;

import dev.gantry.ui.text.Language;

/**
 * Our style sheets. Lengths in the sheet are pixels at the usual size of texts; for another size every one of
 * them is multiplied, so that what holds a text grows with it. For Chinese the fonts are others: those for English have
 * no such signs.
 */
public final class StyleSheets {
    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final String SIGNS = "Gantry SC";

    private static final int ICON = 18;

    /** From here on the toolbar needs another spacing, for a window of the usual width to hold it. */
    private static final int CROWDED = 150;

    private StyleSheets() {}

    /** Gives this scene our fonts and style sheets, with texts of this many percent of the usual size. */
    public static void put(Scene scene, int percent) {
        Typefaces.load(Language.now());
        String own = text("gantry.css") + (Language.now() == Language.CHINESE ? text("chinese.css") : "");
        if (percent != 100) {
            own = LENGTH.matcher(own).replaceAll(length -> String.format(Locale.ROOT, "%.1fpx",
                    Double.parseDouble(length.group(1)) * percent / 100))
                    + ".ikonli-font-icon { -fx-icon-size: %dpx; }%n".formatted(ICON * percent / 100)
                    + (percent > CROWDED ? text("crowded.css") : "");
        }
        if (Language.now() == Language.CHINESE) {
            own = own.replace("\"Inter Semi Bold\"", "\"" + SIGNS + "\"; -fx-font-weight: bold")
                    .replace("\"Inter Medium\"", "\"" + SIGNS + "\"")
                    .replace("\"Inter\"", "\"" + SIGNS + "\"");
        }
        scene.getStylesheets().setAll(address(text("names.css")), address(own));
    }

    private static String address(String sheet) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        try (InputStream sheet = StyleSheets.class.getResourceAsStream(name)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
