package dev.gantry.lesson;

import java.util.Locale;

/** Language that a lesson's program is written in. */
public enum ProgramLanguage {
    JAVA("Java"),
    PYTHON("Python");

    private final String title;

    ProgramLanguage(String title) {
        this.title = title;
    }

    /** As people write it. */
    public String title() {
        return title;
    }

    /** As the command line writes it: {@code java}, {@code python}. */
    public String id() {
        return title.toLowerCase(Locale.ROOT);
    }
}
