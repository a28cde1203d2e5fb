package dev.gantry.ui.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The icons that the window uses. */
public enum Icon {
    // @formatter:off one icon a line
    RUN(Feather.PLAY),
    STOP(Feather.SQUARE),
    PAUSE(Feather.PAUSE),
    RESUME(Feather.PLAY),
    SEARCH(Feather.SEARCH),
    SELECT(Feather.MOUSE_POINTER),
    PAN(Feather.MOVE),
    ZOOM_IN(Feather.PLUS),
    ZOOM_OUT(Feather.MINUS),
    FIT(Feather.MAXIMIZE_2),
    FOLLOW(Feather.SKIP_FORWARD),
    BACK(Feather.CORNER_UP_LEFT),
    LIGHT(Feather.SUN),
    DARK(Feather.MOON),
    HELP(Feather.HELP_CIRCLE),
    WARNING(Feather.ALERT_TRIANGLE),
    CLOSE(Feather.X),
    CODE(Feather.CODE),
    OUTPUT(Feather.ALIGN_LEFT),
    TASKS(Feather.LIST),
    STATISTICS(Feather.BAR_CHART_2),
    NAMES(Feather.TAG),
    STACKS(Feather.LAYERS),
    COLOURS(Feather.DROPLET),
    RESET(Feather.ROTATE_CCW),
    LANE(Feather.ARROW_RIGHT),
    FORWARD(Feather.CORNER_UP_RIGHT),
    ZOOM_BOX(Feather.CROP),
    NOTE(Feather.BOOKMARK),
    NEXT(Feather.CHEVRON_DOWN),
    PREVIOUS(Feather.CHEVRON_UP),
    REMOVE(Feather.TRASH_2),
    EDIT(Feather.EDIT_2),
    LANES(Feather.SLIDERS),
    LANGUAGE(Feather.GLOBE),
    TABLE(Feather.GRID),
    LESSON(Feather.BOOK_OPEN),
    LIBRARY(Feather.BOOK),
    CHECK(Feather.CHECK),
    QUERY(Feather.DATABASE),
    WHAT_IF(Feather.SHUFFLE),
    COMPARE(Feather.COLUMNS),
    LINES(Feather.TRENDING_UP),
    REPLAY(Feather.REWIND),
    ASK(Feather.EYE_OFF),
    STEP_BACK(Feather.CHEVRON_LEFT),
    STEP_FORTH(Feather.CHEVRON_RIGHT),
    EXPORT(Feather.SHARE),
    FOLDER(Feather.FOLDER),
    RECOVERED(Feather.LIFE_BUOY),
    FILE(Feather.FILE),
    INFO(Feather.INFO),
    PROGRAM(Feather.TERMINAL),
    ATTACH(Feather.LINK_2);
    // @formatter:on

    private final Feather glyph;

    Icon(Feather glyph) {
        this.glyph = glyph;
    }

    /** A new picture of it, in the colour of the text around it. */
    public FontIcon node() {
        return FontIcon.of(glyph);
    }
}
