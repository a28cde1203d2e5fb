package dev.gantry.ui.session;

import java.io.File;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.program.java.JavaProgram;
import dev.gantry.program.java.RunningJvm;

/**
 * A program of the user's own, as it is to be run; or one that runs already, as it is to be watched from then on.
 *
 * @param kind how it is named
 * @param named what names it, as many words as the kind wants; a file's path is absolute
 * @param arguments what it is given
 * @param folder where it is started; absolute
 * @param runtime path or name of the Python interpreter, or folder of the JDK; empty for the usual one
 * @param watched what is watched of it, as {@code --watch} names it; empty for the usual
 * @param sources folders and jars where a Java program's sources are, besides where they are looked for anyway;
 *     absolute
 */
public record Program(Kind kind, List<String> named, List<String> arguments, Path folder, Optional<String> runtime,
        List<String> watched, List<Path> sources) {
    private static final String USUAL = "-";
    private static final String ARGUMENT = "=";
    private static final String WATCHED = "~";
    private static final String SOURCES = "@";
    private static final String KIND = "!";

    /** How a program is named. */
    public enum Kind {
        /** A Python file. */
        SCRIPT(Runtime.PYTHON, 1, ""),
        /** A Python module. */
        MODULE(Runtime.PYTHON, 1, "-m"),
        /** Python code. */
        CODE(Runtime.PYTHON, 1, "-c"),
        /** A jar with a main class. */
        JAR(Runtime.JAVA, 1, ""),
        /** A Java source file. */
        SOURCE(Runtime.JAVA, 1, ""),
        /** A class path and a main class of it. */
        CLASS_PATH(Runtime.JAVA, 2, "-cp"),
        /** A command, which starts JVMs or is java itself. */
        COMMAND(Runtime.JAVA, 1, "--"),
        /** A JVM that runs already and is attached to: its process id and its name. */
        JVM(Runtime.JAVA, 2, "");

        private final Runtime runtime;
        private final int words;
        private final String option;

        Kind(Runtime runtime, int words, String option) {
            this.runtime = runtime;
            this.words = words;
            this.option = option;
        }

        public Runtime runtime() {
            return runtime;
        }

        /** How many words name a program. */
        public int words() {
            return words;
        }

        /** The option of the command line before the name; empty where there is none. */
        public String option() {
            return option;
        }

        public boolean isFile() {
            return this == SCRIPT || this == JAR || this == SOURCE;
        }

        /** The kind of this file, by its ending: what is nothing else is a Python script. */
        public static Kind of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            return name.endsWith(".jar") ? JAR : name.endsWith(".java") ? SOURCE : SCRIPT;
        }
    }

    /** What runs programs. */
    public enum Runtime {
        PYTHON, JAVA
    }

    public Program {
        named = kind.isFile()
                ? List.of(Path.of(named.getFirst()).toAbsolutePath().normalize().toString())
                : List.copyOf(named);
        folder = folder.toAbsolutePath().normalize();
        arguments = List.copyOf(arguments);
        watched = List.copyOf(watched);
        sources = sources.stream().map(Path::toAbsolutePath).toList();
        if (named.size() != kind.words()) {
            throw new IllegalArgumentException(kind + " is named by " + kind.words() + " words, not by " + named);
        }
    }

    /** A program whose sources are where they are looked for anyway. */
    public Program(Kind kind, List<String> named, List<String> arguments, Path folder, Optional<String> runtime,
            List<String> watched) {
        this(kind, named, arguments, folder, runtime, watched, List.of());
    }

    /** The same, of which this is watched, and with these folders and jars of sources. */
    public Program with(List<String> more, List<Path> places) {
        return new Program(kind, named, arguments, folder, runtime, more, places);
    }

    /** The program in this file. */
    public Program(Path file, List<String> arguments, Path folder, Optional<String> runtime, List<String> watched) {
        this(Kind.of(file), List.of(file.toString()), arguments, folder, runtime, watched);
    }

    /** The program in this file, of which the usual is watched. */
    public Program(Path file, List<String> arguments, Path folder, Optional<String> runtime) {
        this(file, arguments, folder, runtime, List.of());
    }

    /**
     * The program that {@link #line} has written.
     *
     * @throws RuntimeException if this is no such line
     */
    public static Program of(String line) {
        List<String> words = Arrays.stream(line.split(" ")).map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
        Kind kind = words.getFirst().startsWith(KIND) ? kind(words.getFirst().substring(1)) : Kind.SCRIPT;
        int name = kind == Kind.SCRIPT ? 0 : 1;
        int next = name + kind.words();
        List<String> rest = words.subList(next + 2, words.size());
        return new Program(kind, words.subList(name, next), marked(rest, ARGUMENT), Path.of(words.get(next)),
                Optional.of(words.get(next + 1)).filter(word -> !word.equals(USUAL)), marked(rest, WATCHED),
                marked(rest, SOURCES).stream().map(Path::of).toList());
    }

    /**
     * It in one line, whose words are encoded as in addresses: the kind after an exclamation mark, unless it is a
     * script; what names it, the folder, the runtime or a dash for the usual one, the arguments, each after an equals
     * sign, what is watched, each after a tilde, and where sources are, each after an at sign.
     */
    public String line() {
        Stream<String> kinds = kind == Kind.SCRIPT ? Stream.of() : Stream.of(KIND + code(kind));
        return Stream.of(kinds, named.stream(), Stream.of(folder.toString(), runtime.orElse(USUAL)),
                arguments.stream().map(ARGUMENT::concat), watched.stream().map(WATCHED::concat),
                sources.stream().map(Path::toString).map(SOURCES::concat))
                .flatMap(words -> words).map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    /** What a kind is called where it is stored; never changed. */
    private static String code(Kind kind) {
        return switch (kind) {
            case SCRIPT -> "script";
            case MODULE -> "module";
            case CODE -> "code";
            case JAR -> "jar";
            case SOURCE -> "source";
            case CLASS_PATH -> "class-path";
            case COMMAND -> "command";
            case JVM -> "jvm";
        };
    }

    private static Kind kind(String code) {
        return Arrays.stream(Kind.values()).filter(each -> code(each).equals(code)).findFirst().orElseThrow();
    }

    private static List<String> marked(List<String> words, String mark) {
        return words.stream().filter(word -> word.startsWith(mark)).map(word -> word.substring(mark.length())).toList();
    }

    /** This JVM, which runs already. */
    public static Program of(RunningJvm jvm) {
        return new Program(Kind.JVM, List.of(Long.toString(jvm.pid()), jvm.shortName()), List.of(), Path.of(""),
                Optional.empty(), List.of());
    }

    /** Whether it runs already, and is attached to and left instead of being started and ended. */
    public boolean isAttached() {
        return kind == Kind.JVM;
    }

    /** Its file; empty if it is named in another way. */
    public Optional<Path> file() {
        return kind.isFile() ? Optional.of(Path.of(named.getFirst())) : Optional.empty();
    }

    /** What names it where it is started: a file that lies below the folder by its path from there. */
    public List<String> words() {
        return file().map(path -> List.of(path.startsWith(folder)
                ? folder.relativize(path).toString()
                : path.toString())).orElse(named);
    }

    /** What the user calls it, with the option before it, if one is needed; a command has none. */
    public String name() {
        String words = words().size() == 1 ? words().getFirst() : ShellWords.join(words());
        return switch (kind) {
            case MODULE, CODE, CLASS_PATH -> kind.option() + " " + words;
            case SCRIPT, JAR, SOURCE, COMMAND -> words;
            case JVM -> title();
        };
    }

    /** It as a Java program or a command that is started; empty for all else. */
    public Optional<JavaProgram> java() {
        List<String> all = Stream.concat(words().stream(), arguments.stream()).toList();
        return Optional.ofNullable(switch (kind) {
            case SCRIPT, MODULE, CODE, JVM -> null;
            case JAR -> JavaProgram.Kind.JAR;
            case SOURCE -> JavaProgram.Kind.SOURCE;
            case CLASS_PATH -> JavaProgram.Kind.CLASS_PATH;
            case COMMAND -> JavaProgram.Kind.COMMAND;
        }).map(known -> new JavaProgram(known, all, watched, sources));
    }

    /**
     * What names it, in one line, wherever it is started: a file's path as it is; else the option, which is two dashes
     * for a command, and words as a shell takes them.
     */
    public String text() {
        return kind.isFile() ? named.getFirst() : kind.option() + " " + ShellWords.join(named);
    }

    /** The command line in its folder, as a shell takes it. */
    public String commandLine() {
        List<String> words = new ArrayList<>();
        if (kind == Kind.JVM) {
            return "gantry attach " + named.getFirst();
        }
        if (kind.runtime() == Runtime.PYTHON) {
            words.add(runtime.orElse("python3"));
        } else if (kind != Kind.COMMAND) {
            words.add(runtime.map(home -> Path.of(home, "bin", "java").toString()).orElse("java"));
        }
        switch (kind) {
            case MODULE, CODE, CLASS_PATH -> words.add(kind.option());
            case JAR -> words.add("-jar");
            case SCRIPT, SOURCE, COMMAND, JVM -> {
                // the name follows at once
            }
        }
        words.addAll(words());
        words.addAll(arguments);
        return ShellWords.join(words);
    }

    /** What people call it: its name in short, and what it is given, as a shell takes it; in one line. */
    public String title() {
        String name = switch (kind) {
            case MODULE -> name();
            case JVM -> "%s (%s)".formatted(named.get(1), named.get(0));
            case CODE -> kind.option() + " " + named.getFirst().lines().findFirst().orElse("");
            default -> shortName();
        };
        return arguments.isEmpty() ? name : name + " " + ShellWords.join(arguments);
    }

    /** The file's name without its folder; the main class; the module; the command; no code. */
    public String shortName() {
        String last = named.getLast();
        return switch (kind) {
            case CODE -> kind.option();
            case MODULE, CLASS_PATH, JVM -> last;
            case SCRIPT, JAR, SOURCE, COMMAND -> last.substring(last.lastIndexOf(File.separatorChar) + 1);
        };
    }

    /** What a file about it may be called: its short name without folder, package and ending. */
    public String stem() {
        return switch (kind) {
            case CODE -> "code";
            case MODULE, CLASS_PATH -> shortName().substring(shortName().lastIndexOf('.') + 1);
            case COMMAND -> shortName();
            case SCRIPT, JAR, SOURCE, JVM -> shortName().replaceFirst("(?<=.)\\.(pyw?|jar|java)$", "");
        };
    }
}
