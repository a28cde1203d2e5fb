package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.session.Program;

/** A second start finds the program that runs. */
class SingleInstanceTest {
    private static final OpenRequest WISH = lesson();

    private final List<OpenRequest> heard = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;
    private Path socket;

    @BeforeEach
    void inAFolderOfItsOwn() {
        socket = folder.resolve("gantry/window");
    }

    private static OpenRequest lesson() {
        Lesson lesson = Catalogue.find("thread-one").orElseThrow();
        return OpenRequest.running(lesson, Arguments.usual(lesson).with(lesson, "unit", 50), ProgramLanguage.PYTHON,
                Optional.of("a b/python3"));
    }

    @Test
    void programsOfEveryKindAreHeardAsTheyWereTold() throws IOException {
        List<OpenRequest> wishes = Stream.of(Program.Kind.values())
                .map(kind -> OpenRequest.running(new Program(kind, Collections.nCopies(kind.words(), "a b"),
                        List.of("-m", "=", "\n"), Path.of("folder"), Optional.of("/opt/java"), List.of())))
                .toList();
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            wishes.forEach(wish -> assertThat(SingleInstance.ring(socket, wish)).isTrue());
        }
        assertThat(heard).isEqualTo(wishes);
    }

    private static OpenRequest program(int number) {
        return OpenRequest.running(new Program(Path.of("program %d.py".formatted(number)), List.of("a b", "~", "="),
                Path.of("folder"), Optional.of("python3"), List.of("sleep")));
    }

    @Test
    void nobodyAnswersWhereNothingRuns() {
        assertThat(SingleInstance.ring(socket, WISH)).isFalse();
    }

    @Test
    void theProgramThatRunsHearsEveryWish() throws IOException {
        OpenRequest two = OpenRequest.comparing(Path.of("before.pftrace"), Path.of("after.pftrace"));
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
            assertThat(SingleInstance.ring(socket, OpenRequest.welcome())).isTrue();
            assertThat(SingleInstance.ring(socket, two)).isTrue();
        }
        assertThat(heard).containsExactly(WISH, OpenRequest.welcome(), two);
    }

    @Test
    void whoIsNotHeardOpensAWindowHimself() throws IOException {
        try (SingleInstance _ = SingleInstance.hang(socket, _ -> false)) {
            assertThat(SingleInstance.ring(socket, WISH)).isFalse();
        }
    }

    @Test
    void anAnswerThatFailsIsNoneAndTheNextIsHeard() throws IOException {
        try (SingleInstance _ = SingleInstance.hang(socket, wish -> {
            if (wish.lesson().isEmpty()) {
                throw new IllegalStateException("no");
            }
            return heard.add(wish);
        })) {
            assertThat(SingleInstance.ring(socket, OpenRequest.welcome())).isFalse();
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
        }
    }

    @Test
    void nonsenseIsPassedOver() throws IOException {
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                caller.write(ByteBuffer.wrap(new byte[]{0x7f, (byte) 0xff, 1}));
            }
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
        }
        assertThat(heard).containsExactly(WISH);
    }

    @Test
    void peersThatSayNothingKeepNobodyWaitingAndAreGivenUp() throws IOException {
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add, Duration.ofSeconds(5));
                SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                SocketChannel half = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            half.write(ByteBuffer.wrap(new byte[]{0}));
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
            assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(half.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(heard).containsExactly(WISH);
    }

    @Test
    void aProgramThatSaysNothingIsGivenUp() throws IOException {
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel stopped = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stopped.bind(UnixDomainSocketAddress.of(socket));
            assertThat(SingleInstance.ring(socket, WISH, Duration.ofSeconds(1))).isFalse();
        }
    }

    @Test
    void onlyOneProgramHasTheBell() throws IOException {
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            assertThatThrownBy(() -> SingleInstance.hang(socket, _ -> true)).isInstanceOf(Exception.class);
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
        }
        assertThat(heard).containsExactly(WISH);
    }

    @Test
    void theSocketOfAKilledProgramIsReplaced() throws IOException {
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        assertThat(SingleInstance.ring(socket, WISH)).isFalse();
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
        }
    }

    @Test
    void takenDownItLeavesNoSocketAndMayBeHungAgain() throws IOException {
        SingleInstance.hang(socket, heard::add).close();
        assertThat(socket).doesNotExist();
        assertThat(SingleInstance.ring(socket, WISH)).isFalse();
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            assertThat(SingleInstance.ring(socket, WISH)).isTrue();
        }
    }

    @RepeatedTest(3)
    void ofManyThatRingAtOnceEachIsHeardOnce() throws Exception {
        try (SingleInstance _ = SingleInstance.hang(socket, heard::add)) {
            List<Thread> rings = IntStream.range(0, 8)
                    .mapToObj(number -> Thread.ofPlatform()
                            .start(() -> SingleInstance.ring(socket,
                                    program(number))))
                    .toList();
            for (Thread ring : rings) {
                ring.join();
            }
        }
        assertThat(heard).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 8).mapToObj(SingleInstanceTest::program).toList());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsUserMayEnterItsFolder() throws IOException {
        SingleInstance.hang(socket, heard::add).close();
        assertThat(Files.getPosixFilePermissions(socket.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aPathThatIsTooLongForASocketMeansNoBell() {
        Path far = folder.resolve("x".repeat(120)).resolve("window");
        assertThatThrownBy(() -> SingleInstance.hang(far, heard::add)).isInstanceOf(IOException.class);
        assertThat(SingleInstance.ring(far, WISH)).isFalse();
    }
}
