package dev.gantry.ui.session;

import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.style.Palette;

/** Appearance of the window, and the tool of the mouse. */
public final class Appearance {
    private final Pump pump;
    private Theme theme;
    private Tool tool = Tool.SELECT;
    private int percent;

    /** Looks so from the start, with texts of this many percent of the usual size. */
    public Appearance(Pump pump, Theme theme, int percent) {
        this.pump = pump;
        this.theme = theme;
        this.percent = percent;
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

    /** The size of texts, in percent of the usual. */
    public int percent() {
        return percent;
    }

    /** The size of texts as a factor. */
    public double scale() {
        return percent / 100.0;
    }

    public void percent(int other) {
        percent = other;
        pump.mark(Reason.SIZE);
        pump.mark(Reason.THEME);
        pump.mark(Reason.VIEW);
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
