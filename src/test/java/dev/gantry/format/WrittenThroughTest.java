package dev.gantry.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;

/** What has the name of a file and is none, or is one with a history: it is written, and stays what it is. */
@EnabledOnOs(OS.LINUX)
class WrittenThroughTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void file() throws IOException {
        file = Files.writeString(folder.resolve("a.txt"), "before");
    }

    private static void write(Path to, String text) throws IOException {
        WholeFile.write(to, out -> out.write(text.getBytes(UTF_8)));
    }

    @Test
    @DisplayName("a link, also one to a link, stays, and what it leads to is written, there or not")
    void links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a.txt"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        write(second, "after");
        assertThat(file).hasContent("after");
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("new.txt"));
        write(dangling, "new");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("new.txt")).hasContent("new");
    }

    @Test
    @DisplayName("links that go round are refused in a sentence")
    void round() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("other"));
        Files.createSymbolicLink(folder.resolve("other"), Path.of("link"));
        assertThatThrownBy(() -> WholeFile.check(link)).isInstanceOf(IOException.class).hasMessageContaining("circle");
    }

    @Test
    @DisplayName("a file keeps its mode")
    void mode() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        write(file, "after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
        write(file, "again");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rwxrwxrwx");
    }

    @Test
    @DisplayName("a device takes what is written and stays; one that is full is told in a sentence")
    void devices() throws IOException {
        write(Path.of("/dev/null"), "gone");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        assertThatThrownBy(() -> write(Path.of("/dev/full"), "x")).isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/full").hasMessageContaining("No space left");
        assertThat(Files.exists(Path.of("/dev/full"))).isTrue();
    }

    @Test
    @DisplayName("a pipe with a name is written to who reads it")
    void pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        write(pipe, "through");
        assertThat(read.get()).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    @DisplayName("a file that is open elsewhere, by its descriptor, gets more at its end")
    void descriptor() throws IOException {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Path descriptor;
            try (var all = Files.list(Path.of("/proc/self/fd"))) {
                descriptor = all.filter(each -> leadsTo(each, file)).findFirst().orElseThrow();
            }
            write(descriptor, " and after");
            assertThat(open.size()).isEqualTo("before and after".length());
        }
        assertThat(file).hasContent("before and after");
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /** Writes twice to its standard output, once by that's name as a file. */
    static final class Prints {
        private Prints() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("first");
            write(Path.of(arguments[0]), "second\n");
            System.out.println("third");
        }
    }

    @Test
    @DisplayName("standard output, named as a file, gets it in its turn, whatever it leads to")
    void standardOutput() throws Exception {
        for (String name : new String[]{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
            assertThat(Jvm.run(Prints.class, name).lines()).containsExactly("first", "second", "third");
            Path log = Files.writeString(folder.resolve("log"), "before\n");
            Process process = Jvm.with(List.of(), Prints.class, name)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            assertThat(process.waitFor()).isZero();
            assertThat(log).hasContent("before\nfirst\nsecond\nthird\n");
        }
    }

    @Test
    @DisplayName("what others put beside the file, by whatever name, is not opened")
    void beside() throws IOException {
        Path bystander = Files.writeString(folder.resolve("bystander"), "mine");
        Files.createSymbolicLink(folder.resolve(".a.txt." + ProcessHandle.current().pid() + ".part"), bystander);
        write(file, "after");
        assertThat(bystander).hasContent("mine");
        assertThat(file).hasContent("after");
    }
}
