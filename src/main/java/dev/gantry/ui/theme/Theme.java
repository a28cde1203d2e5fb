package dev.gantry.ui.theme;

import java.util.List;
import javafx.application.Application;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.sun.javafx.css.StyleManager;

import dev.gantry.jdk.Internals;

/** Light or dark. */
public enum Theme {
    LIGHT, DARK;

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /**
     * Has JavaFX read the sheet that {@link #apply} names, which then costs nothing. Any thread may call it while there
     * is no window; {@code apply} does this on the JavaFX thread only, which is not there before the system's toolkit
     * is.
     */
    public void read() {
        if (Internals.STYLE_SHEETS.isAvailable()) {
            StyleManager.getInstance().setUserAgentStylesheets(List.of(sheet()));
        }
    }

    /** Lets the whole program look so. */
    public void apply() {
        Application.setUserAgentStylesheet(sheet());
    }

    private String sheet() {
        return (this == LIGHT ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet();
    }
}
