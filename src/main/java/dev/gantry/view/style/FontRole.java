package dev.gantry.view.style;

/**
 * Font role: what a text is for, which decides its font. The files lie beside this class; sizes are pixels at scale 1.
 * For Chinese {@link Phrases} the fonts are others: those for English have no such signs.
 */
public enum FontRole {
    /** A task's name on its bar. */
    BAR("fonts/Inter-Medium.otf", 11.5),
    /** A lane's name. */
    LANE("fonts/Inter-Regular.otf", 12.5),
    /** A process's name. */
    HEADER("fonts/Inter-SemiBold.otf", 12.5),
    /** Times on the ruler, numbers in the gutter. */
    RULER("fonts/Inter-Regular.otf", 11),
    /** The title of a picture. */
    TITLE("fonts/Inter-SemiBold.otf", 17),
    /** Program text. */
    CODE("fonts/JetBrainsMono-Regular.ttf", 12.5);

    private final String resource;
    private final double size;

    FontRole(String resource, double size) {
        this.resource = resource;
        this.size = size;
    }

    /** The font's file, as {@code FontRole.class.getResourceAsStream} takes it. */
    public String resource() {
        if (this == CODE || !Phrases.areChinese()) {
            return resource;
        }
        return this == HEADER || this == TITLE ? "fonts/GantrySC-Bold.otf" : "fonts/GantrySC-Regular.otf";
    }

    /** Its size in pixels at scale 1. */
    public double size() {
        return size;
    }
}
