package dev.gantry.format.chrome;

import java.util.ArrayList;
import java.util.List;

/**
 * One event as the file has it; used again for the next. TextPool that are missing are empty, times {@link
 * Microseconds#NONE}.
 */
final class Event {
    /** One argument; a number's value is NaN where it is none. */
    record Argument(String name, String text, double number) {}

    char phase;
    String name;
    String category;
    String scope;
    String binding;
    String id;
    boolean local;
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

    Event() {
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
        bindId = "";
        flowIn = false;
        flowOut = false;
        time = Microseconds.NONE;
        duration = Microseconds.NONE;
        process = "";
        thread = "";
        argued = false;
        if (!arguments.isEmpty()) {
            arguments.clear();
        }
    }

    /** The text of this argument, empty if there is none. */
    String argument(String wanted) {
        for (Argument argument : arguments) {
            if (argument.name.equals(wanted)) {
                return argument.text;
            }
        }
        return "";
    }

    /** The number of this argument, 0 if there is none. */
    long number(String wanted) {
        for (Argument argument : arguments) {
            if (argument.name.equals(wanted) && !Double.isNaN(argument.number)) {
                return Math.round(argument.number);
            }
        }
        return 0;
    }
}
