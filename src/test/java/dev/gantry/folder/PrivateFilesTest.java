package dev.gantry.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that only their user may read. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("folders that are made, with those above them, and files in them are for their user alone")
    void alone() throws IOException {
        Path made = PrivateFiles.folder(folder.resolve("a/b"));
        PrivateFiles.write(made.resolve("c")).close();
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(made)).isEqualTo("rwx------");
        assertThat(mode(made.resolve("c"))).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("a folder that is there stays as it is, and a file of another's making can be sealed")
    void there() throws IOException {
        Path open = folder.resolve("open");
        Files.createDirectory(open, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        String before = mode(open);
        PrivateFiles.folder(open);
        assertThat(mode(open)).isEqualTo(before);
        Path file = Files.createFile(open.resolve("file"));
        Files.setPosixFilePermissions(file, Set.copyOf(PosixFilePermissions.fromString("rw-rw-rw-")));
        PrivateFiles.seal(file);
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
