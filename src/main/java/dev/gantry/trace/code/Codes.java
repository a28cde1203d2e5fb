package dev.gantry.trace.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Codes and ids of an enum's constants outside this process: a code in records and an id in files. Both are declared
 * with the constant and never change; its ordinal means nothing. Immutable; safe for all threads.
 *
 * @param <E> the enum
 */
public final class Codes<E extends Enum<E>> {
    /** The greatest code: it fits a signed byte. */
    public static final int GREATEST = Byte.MAX_VALUE;

    private final E[] byCode;
    private final Map<String, E> byId = new HashMap<>();

    /**
     * @param constants all constants of the enum
     * @param code the code of each, from 0 to {@link #GREATEST}
     * @param id the id of each
     * @throws IllegalArgumentException if a code is out of range, or two constants share a code or an id
     */
    public Codes(E[] constants, ToIntFunction<E> code, Function<E, String> id) {
        int room = 0;
        for (E constant : constants) {
            room = Math.max(room, code.applyAsInt(constant) + 1);
        }
        byCode = Arrays.copyOf(constants, Math.clamp(room, 0, GREATEST + 1));
        Arrays.fill(byCode, null);
        for (E constant : constants) {
            int at = code.applyAsInt(constant);
            if (at < 0 || at > GREATEST || byCode[at] != null || byId.put(id.apply(constant), constant) != null) {
                throw new IllegalArgumentException(
                        "code " + at + " or id of " + constant + " is taken or out of range");
            }
            byCode[at] = constant;
        }
    }

    /** One more than the greatest code: the length of an array indexed by codes. */
    public int room() {
        return byCode.length;
    }

    /** Whether a constant has this code; for any number. */
    public boolean has(int code) {
        return code >= 0 && code < byCode.length && byCode[code] != null;
    }

    /**
     * The constant with this code; one array access, without allocation.
     *
     * @throws IllegalArgumentException if none has it: code that reads one from outside checks {@link #has} first
     */
    public E get(int code) {
        if (!has(code)) {
            throw new IllegalArgumentException("no constant has the code " + code);
        }
        return byCode[code];
    }

    /** The constant with this id. */
    public Optional<E> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
