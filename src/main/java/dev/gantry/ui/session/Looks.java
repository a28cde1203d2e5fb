package dev.gantry.ui.session;

import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.Palette;

/** How the window looks and which tool the mouse is. */
public final class Looks {
    private final Pump pump;
    private Theme theme;
    private Tool tool = Tool.SELECT;

    /** Looks so from the start. */
    public Looks(Pump pump, Theme theme) {
        this.pump = pump;
        this.theme = theme;
        theme.apply();
    }

    public Theme theme() {
        return theme;
    }

    public void theme(Theme other) {
        theme = other;
        other.apply();
        pump.mark(Reason.THEME);
    }

    /** The colours of what is drawn. */
    public Palette palette() {
        return theme == Theme.DARK ? Palette.DARK : Palette.LIGHT;
    }

    public Tool tool() {
        return tool;
    }

    public void tool(Tool chosen) {
        tool = chosen;
        pump.mark(Reason.HOVER);
    }
}
