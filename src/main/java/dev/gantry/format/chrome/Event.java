package dev.gantry.format.chrome;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.format.ArgumentText;
import dev.gantry.format.JsonText;

/**
 * One event as the file has it; used again for a later one. Texts that are missing are empty, times {@link
 * Microseconds#NONE}.
 */
final class Event {
    /** One argument; a number's value is NaN where it is none. */
    record Argument(String name, String text, double number) {}

    private static final double EXACT = 0x1p53;
    private static final int LONGEST_HEX = 18;

    char phase;
    String name;
    String category;
    String scope;
    String binding;
    String id;
    boolean local;
    boolean global;
    String bindId;
    boolean flowIn;
    boolean flowOut;
    long time;
    long duration;
    /** A number or a text. */
    Object process;
    Object thread;
    /** It has arguments, which may have been passed over. */
    boolean argued;
    final List<Argument> arguments = new ArrayList<>();
    /** What Gantry says of the event, beside its arguments. */
    final List<Argument> own = new ArrayList<>();
    final ArgumentText text;
    /** A part of a CPU profile, in its arguments; null as a rule. */
    Profile profile;

    /** An event with nothing in it, the keys of whose arguments are among these. */
    Event(JsonText.Keys keys) {
        text = new ArgumentText(keys);
        clear();
    }

    void clear() {
        phase = 0;
        name = "";
        category = "";
        scope = "";
        binding = "";
        id = "";
        local = false;
        global = false;
        bindId = "";
        flowIn = false;
        flowOut = false;
        time = Microseconds.NONE;
        duration = Microseconds.NONE;
        process = "";
        thread = "";
        argued = false;
        text.clear();
        profile = null;
        if (!own.isEmpty()) {
            own.clear();
        }
        if (!arguments.isEmpty()) {
            arguments.clear();
        }
    }

    /** The id by its value: 16, "16" and "0x10" are one. */
    String idValue() {
        if (id.length() < 3 || id.length() > LONGEST_HEX || id.charAt(0) != '0' || (id.charAt(1) | ' ') != 'x') {
            return id;
        }
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(id, 2, id.length(), 16));
        } catch (NumberFormatException _) {
            return id;
        }
    }

    /** The text of this argument, empty if there is none. */
    String argument(String wanted) {
        return text(arguments, wanted);
    }

    /** The number of this argument, 0 if there is none. */
    long number(String wanted) {
        return number(arguments, wanted);
    }

    /** The text that Gantry says of the event, empty if there is none. */
    String own(String wanted) {
        return text(own, wanted);
    }

    /** The number that Gantry says of the event, 0 if there is none. */
    long ownNumber(String wanted) {
        return number(own, wanted);
    }

    private static String text(List<Argument> among, String wanted) {
        for (Argument argument : among) {
            if (argument.name.equals(wanted)) {
                return argument.text;
            }
        }
        return "";
    }

    private static long number(List<Argument> among, String wanted) {
        for (Argument argument : among) {
            if (argument.name.equals(wanted) && !Double.isNaN(argument.number)) {
                return whole(argument);
            }
        }
        return 0;
    }

    /** Exact, also where it is more than a {@code double} holds: times since 1970 are. */
    private static long whole(Argument argument) {
        if (Math.abs(argument.number) < EXACT) {
            return Math.round(argument.number);
        }
        try {
            return Long.parseLong(argument.text);
        } catch (NumberFormatException _) {
            return Math.round(argument.number);
        }
    }
}
