package dev.gantry.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the program writes what is its own. */
@DisabledOnOs(OS.WINDOWS)
class FoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followTheVariablesOfTheDesktop() {
        Folders folders = new Folders("Linux", HOME,
                Map.of("XDG_RUNTIME_DIR", "/run/user/7", "XDG_STATE_HOME", "/var/ada"));
        assertThat(folders.session()).isEqualTo(Path.of("/run/user/7/gantry"));
        assertThat(folders.state()).isEqualTo(Path.of("/var/ada/gantry"));
    }

    @Test
    void lieInTheHomeWhereNoVariableIsSetOrItIsRelative() {
        Folders folders = new Folders("Linux", HOME, Map.of("XDG_RUNTIME_DIR", "", "XDG_STATE_HOME", "here"));
        assertThat(folders.state()).isEqualTo(Path.of("/home/ada/.local/state/gantry"));
        assertThat(folders.session()).isEqualTo(folders.state().resolve("session"));
    }

    @Test
    void areEachSystemsOwn() {
        assertThat(new Folders("Mac OS X", HOME, Map.of()).state())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Gantry"));
        assertThat(new Folders("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")).state())
                .isEqualTo(Path.of("/local/Gantry"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledIfSystemProperty(named = "basedir", matches = ".+", disabledReason = "only the build sets the folders")
    void testsWriteIntoFoldersOfTheBuild() {
        Path target = Path.of(System.getProperty("basedir"), "target");
        assertThat(Folders.usual().cache()).startsWithRaw(target);
        assertThat(Folders.usual().state()).startsWithRaw(target);
    }
}
