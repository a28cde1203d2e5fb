package dev.gantry.ui.session;

import java.util.Map;

import dev.gantry.program.SourceFile;
import dev.gantry.program.java.MainSource;

/** Source text of a program before it runs. */
final class ProgramSource {
    /** What Python calls the file of code that it is given. */
    private static final String CODE = "<string>";

    private ProgramSource() {}

    /** The program's main source by the name that its records use, if it is known before it runs; takes time. */
    static Map<String, String> of(Program program) {
        return switch (program.kind()) {
            case SCRIPT -> program.file().flatMap(SourceFile::read).map(text -> Map.of(program.name(), text))
                    .orElse(Map.of());
            case CODE -> Map.of(CODE, program.named().getFirst());
            case MODULE -> Map.of();
            case JAR, SOURCE, CLASS_PATH, COMMAND -> program.java()
                    .map(java -> MainSource.of(java, program.folder())).orElse(Map.of());
        };
    }
}
