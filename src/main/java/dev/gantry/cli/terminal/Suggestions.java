package dev.gantry.cli.terminal;

import java.util.Comparator;
import java.util.List;

/** Spelling suggestions for a mistyped name. */
public final class Suggestions {
    private static final int OFFERED = 3;

    private Suggestions() {}

    /** Nearest names by edit distance (letters to change, add or remove); those that contain it come first. */
    public static List<String> to(String typed, List<String> names) {
        return names.stream().sorted(Comparator.comparingInt(name -> distance(typed, name))).limit(OFFERED).toList();
    }

    private static int distance(String typed, String name) {
        if (name.contains(typed) && !typed.isEmpty()) {
            return 0;
        }
        int[] before = new int[name.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int[] now = new int[name.length() + 1];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int changed = before[j - 1] + (typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[name.length()];
    }
}
