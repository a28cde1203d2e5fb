package dev.gantry.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.Scene;

import dev.gantry.ui.text.Language;

/**
 * Our style sheets. Lengths in them are in em, so that what holds a text grows with it: only the size of the root's
 * text, of tips and of icons depend on the size that was chosen. For Chinese the fonts are others: those for English
 * have no such signs.
 */
public final class StyleSheets {
    private static final String SIGNS = "Gantry SC";

    /** Pixels of texts and of icons, at the usual size. */
    private static final double TEXT = 13;

    private static final int ICON = 18;

    /** Percentage from which the toolbar needs another spacing to fit into a window of the usual width. */
    private static final int CROWDED = 150;

    private StyleSheets() {}

    /** Gives this scene our fonts and style sheets, with texts of this many percent of the usual size. */
    public static void put(Scene scene, int percent) {
        Typefaces.load(Language.now());
        String own = text("gantry.css")
                + (Language.now() == Language.CHINESE ? text("chinese.css") : "")
                + sizes(percent)
                + (percent > CROWDED ? text("crowded.css") : "");
        if (Language.now() == Language.CHINESE) {
            own = own.replace("\"Inter Semi Bold\"", "\"" + SIGNS + "\"; -fx-font-weight: bold")
                    .replace("\"Inter Medium\"", "\"" + SIGNS + "\"")
                    .replace("\"Inter\"", "\"" + SIGNS + "\"");
        }
        scene.getStylesheets().setAll(address(text("names.css")), address(own));
    }

    /** An icon's own font has its size, of which an em would be: its size is in pixels, as AtlantaFX has a tip's. */
    private static String sizes(int percent) {
        String rules = ".root, .tooltip { -fx-font-size: %.1fpx; } .ikonli-font-icon { -fx-icon-size: %dpx; }%n";
        return String.format(Locale.ROOT, rules, TEXT * percent / 100, ICON * percent / 100);
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
