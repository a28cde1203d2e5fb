package dev.gantry.ui.theme;

import java.util.List;
import javafx.application.Application;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.sun.javafx.css.StyleManager;

import dev.gantry.jdk.Internals;

/** Theme: light or dark. */
public enum Theme {
    LIGHT, DARK;

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /**
     * User agent stylesheet: has JavaFX read the sheet that {@link #apply} names, so that {@code apply} costs nothing
     * later. Any thread may call it while there is no window; {@code apply} can run only on the JavaFX thread, which
     * starts after the system's toolkit.
     */
    public void read() {
        if (Internals.STYLE_SHEETS.isAvailable()) {
            StyleManager.getInstance().setUserAgentStylesheets(List.of(sheet()));
        }
    }

    /** Applies the theme to the whole program. */
    public void apply() {
        Application.setUserAgentStylesheet(sheet());
    }

    private String sheet() {
        return (this == LIGHT ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet();
    }
}
