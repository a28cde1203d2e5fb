package dev.gantry.format;

import java.util.List;

/** File format of recordings. */
public interface FileKind {
    /** Name for the user, such as {@code Perfetto trace}. */
    String title();

    /** File extensions, without the dot; the usual one first. Those that are read may end in {@code .gz} too. */
    List<String> endings();
}
