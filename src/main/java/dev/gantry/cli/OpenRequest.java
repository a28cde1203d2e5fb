package dev.gantry.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.Window;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.theme.Theme;

/**
 * Request to open a window, with what it shows.
 *
 * @param lesson the lesson to run at once; empty for the welcome
 * @param file the recording to show, by its full path
 * @param program the program to run at once
 * @param beside the recording to compare it with, by its full path
 */
record OpenRequest(Optional<LessonRequest> lesson, Optional<Path> file, Optional<Program> program,
        Optional<Path> beside) {
    /** Number of the form that {@link #write} writes; to be raised with each change of it. */
    static final int FORM = 4;

    /**
     * Lesson that is to be run.
     *
     * @param id its name
     * @param python path of the interpreter that runs it; empty for the one that the window has
     */
    record LessonRequest(String id, Arguments arguments, ProgramLanguage language, Optional<String> python) {
        void write(DataOutputStream out) throws IOException {
            out.writeUTF(id);
            out.writeUTF(language.name());
            out.writeUTF(python.orElse(""));
            out.writeInt(arguments.values().size());
            for (Map.Entry<String, Long> value : arguments.values().entrySet()) {
                out.writeUTF(value.getKey());
                out.writeLong(value.getValue());
            }
        }

        static LessonRequest read(DataInputStream in) throws IOException {
            String id = in.readUTF();
            ProgramLanguage language = ProgramLanguage.valueOf(in.readUTF());
            Optional<String> python = text(in);
            Map<String, Long> values = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                values.put(in.readUTF(), in.readLong());
            }
            return new LessonRequest(id, new Arguments(values), language, python);
        }
    }

    static OpenRequest welcome() {
        return new OpenRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static OpenRequest running(Lesson lesson) {
        return running(lesson, Arguments.usual(lesson), lesson.languages().getFirst(), Optional.empty());
    }

    static OpenRequest running(Lesson lesson, Arguments arguments, ProgramLanguage language, Optional<String> python) {
        return new OpenRequest(Optional.of(new LessonRequest(lesson.id(), arguments, language, python)),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    static OpenRequest running(Program program) {
        return new OpenRequest(Optional.empty(), Optional.empty(), Optional.of(program), Optional.empty());
    }

    static OpenRequest showing(Path file) {
        return new OpenRequest(Optional.empty(), Optional.of(file.toAbsolutePath()), Optional.empty(),
                Optional.empty());
    }

    /** Both recordings, the second below the first. */
    static OpenRequest comparing(Path first, Path second) {
        return new OpenRequest(Optional.empty(), Optional.of(first.toAbsolutePath()), Optional.empty(),
                Optional.of(second.toAbsolutePath()));
    }

    /** Suggests the command that does nearly the same without a window. */
    String instead() {
        if (beside.isPresent()) {
            return "'gantry compare " + file.orElseThrow() + " " + beside.get() + "' needs none.";
        }
        return file.map(path -> "'gantry show " + path + "' needs none.").orElse("'gantry run LESSON' needs none.");
    }

    Window.Options options() {
        return new Window.Options(lesson.map(LessonRequest::id), lesson.isPresent(),
                lesson.map(LessonRequest::arguments), lesson.map(LessonRequest::language),
                lesson.flatMap(LessonRequest::python),
                Theme.LIGHT, file, program, beside);
    }

    /** Serialises the request for another process of the same version and form. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(file.map(Path::toString).orElse(""));
        out.writeUTF(program.map(Program::line).orElse(""));
        out.writeUTF(beside.map(Path::toString).orElse(""));
        out.writeBoolean(lesson.isPresent());
        if (lesson.isPresent()) {
            lesson.get().write(out);
        }
    }

    static OpenRequest read(DataInputStream in) throws IOException {
        Optional<Path> file = text(in).map(Path::of);
        Optional<Program> program = text(in).map(Program::of);
        Optional<Path> beside = text(in).map(Path::of);
        Optional<LessonRequest> lesson = in.readBoolean() ? Optional.of(LessonRequest.read(in)) : Optional.empty();
        return new OpenRequest(lesson, file, program, beside);
    }

    private static Optional<String> text(DataInputStream in) throws IOException {
        return Optional.of(in.readUTF()).filter(text -> !text.isEmpty());
    }
}
