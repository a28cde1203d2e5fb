package dev.gantry.agent;

import java.util.ArrayList;
import java.util.List;

/** Messages in the form in which recordings hold them. */
final class Said {
    private static final String OURS = "gantry:";

    private Said() {}

    static String of(String code, String... texts) {
        return OURS + message(code, texts);
    }

    /** The wait for this, which a thread of this name held. */
    static String held(String code, String what, String holder) {
        return OURS + code + "(" + message("held", what, holder) + ")";
    }

    private static String message(String code, String... texts) {
        List<String> quoted = new ArrayList<>();
        for (String text : texts) {
            quoted.add('"' + String.valueOf(text).replace("\\", "").replace("\"", "") + '"');
        }
        return quoted.isEmpty() ? code : code + "(" + String.join(", ", quoted) + ")";
    }
}
