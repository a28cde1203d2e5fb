package dev.gantry.format.chrome;

import dev.gantry.format.TraceUnderConstruction;

/**
 * Numbers of the details of events, see {@link dev.gantry.format.Details}. Equal ones share a number; those that differ
 * from event to event take memory, so all together are bounded, by a share of what the JVM may use.
 */
final class DetailTexts {
    private static final int PLACES = 1 << 12;
    private static final int PRIME = 31;
    private static final int SHARE = 24;

    private final TraceUnderConstruction opening;
    private final StringBuilder made = new StringBuilder();
    private final String[] seen = new String[PLACES];
    private final int[] numbers = new int[PLACES];
    private long room;

    DetailTexts(TraceUnderConstruction opening) {
        this.opening = opening;
        this.room = Math.min(opening.limits().characters() / 2, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /**
     * The number of these details, 0 for none; {@code arguments} are the inside of a JSON object. Where there is no
     * room for the arguments they are left out, see {@link #isFull}.
     */
    int number(String name, String category, CharSequence arguments) {
        made.setLength(0);
        made.append('{');
        if (!name.isEmpty()) {
            ArgumentText.key(made, "name");
            ArgumentText.quote(made, name);
        }
        if (!category.isEmpty()) {
            ArgumentText.key(made, "cat");
            ArgumentText.quote(made, category);
        }
        if (!arguments.isEmpty() && room > 0) {
            ArgumentText.key(made, "args");
            made.append('{').append(arguments).append('}');
        }
        return made.length() == 1 ? 0 : number(made.append('}'));
    }

    boolean isFull() {
        return room <= 0;
    }

    private int number(StringBuilder text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * PRIME + text.charAt(i);
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (seen[place] == null || !seen[place].contentEquals(text)) {
            seen[place] = text.toString();
            numbers[place] = opening.name(seen[place]);
            room -= text.length();
        }
        return numbers[place];
    }
}
