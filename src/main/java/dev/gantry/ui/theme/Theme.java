package dev.gantry.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Light or dark. */
public enum Theme {
    LIGHT, DARK;

    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf");

    private static boolean fontsLoaded;

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Gives this scene our fonts and style sheets. To be called once a scene, before {@link #apply}. */
    public static void dress(Scene scene) {
        loadFonts();
        for (String sheet : List.of("names.css", "gantry.css")) {
            scene.getStylesheets().add(Theme.class.getResource(sheet).toExternalForm());
        }
    }

    /** Lets the whole program look so. */
    public void apply() {
        Application.setUserAgentStylesheet(
                (this == LIGHT ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet());
    }

    private static void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        for (String font : FONTS) {
            try (InputStream file = Theme.class.getResourceAsStream("/dev/gantry/view/fonts/" + font)) {
                Font.loadFont(file, 13);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        fontsLoaded = true;
    }
}
