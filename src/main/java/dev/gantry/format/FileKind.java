package dev.gantry.format;

import java.util.List;

/** A kind of file that recordings stand in. */
public interface FileKind {
    /** What a person calls such a file, such as {@code Perfetto trace}. */
    String title();

    /**
     * How names of such files end, without the dot; the usual one first. Those that are read may end in {@code .gz}
     * too.
     */
    List<String> endings();
}
