package dev.gantry.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;

import dev.gantry.ui.text.Language;
import dev.gantry.view.style.FontRole;

/**
 * The shipped fonts, by their files beside {@link FontRole}. Each is loaded once, when it is first wanted: JavaFX
 * copies a font to the disk to load it. Any thread may ask.
 */
public final class Typefaces {
    private static final String CODE = "fonts/JetBrainsMono-Regular.ttf";
    private static final List<String> ENGLISH = List.of("fonts/Inter-Regular.otf", "fonts/Inter-Medium.otf",
            "fonts/Inter-SemiBold.otf", CODE);
    private static final List<String> CHINESE = List.of("fonts/GantrySC-Regular.otf", "fonts/GantrySC-Bold.otf", CODE);
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private Typefaces() {}

    /** Loads the fonts that texts of this language need, so that style sheets can name them. */
    public static void load(Language language) {
        (language == Language.CHINESE ? CHINESE : ENGLISH).forEach(Typefaces::name);
    }

    /** The font in this file, {@code size} pixels high. */
    public static Font of(String file, double size) {
        return new Font(name(file), size);
    }

    private static String name(String file) {
        return NAMES.computeIfAbsent(file, Typefaces::read);
    }

    private static String read(String file) {
        try (InputStream font = FontRole.class.getResourceAsStream(file)) {
            return Font.loadFont(font, FontRole.CODE.size()).getName();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
