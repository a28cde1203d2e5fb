package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two ends of a link, with nothing between them but what a test loses. */
@Timeout(60)
class LinkEndTest {
    private static final long LINK = 7;

    private Predicate<Parcel> lost = _ -> false;
    private boolean whole = true;
    private final LinkEnd driver = new LinkEnd(LINK, this::toMember);
    private final LinkEnd member = new LinkEnd(LINK, this::toDriver);

    private void toMember(Parcel parcel) {
        whole &= lost.test(parcel) || member.take(parcel);
    }

    private void toDriver(Parcel parcel) {
        whole &= lost.test(parcel) || driver.take(parcel);
    }

    private static <T> FutureTask<T> aside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static Thread.State awaitState(Thread thread, Thread.State wanted) {
        while (thread.getState() != wanted) {
            Thread.onSpinWait();
        }
        return thread.getState();
    }

    @Test
    @DisplayName("what is written at one end is read at the other, however much it is, and both count the same")
    void passes() throws Exception {
        byte[] much = new byte[3 * PieceOutput.MOST_UNHEARD + 1];
        new Random(1).nextBytes(much);
        FutureTask<byte[]> read = aside(() -> member.in().readNBytes(much.length));
        driver.out().write(much);
        driver.out().flush();
        assertThat(read.get()).isEqualTo(much);
        assertThat(whole).isTrue();
        assertThat(member.count().came()).isEqualTo(driver.count().sent());
        assertThat(driver.count().came()).isEqualTo(member.count().sent()).isPositive(); // how much was read
    }

    @Test
    @DisplayName("who writes waits while much is not read, and goes on when it is; what goes back tells how much was")
    void waits() throws Exception {
        driver.out().write(new byte[PieceOutput.MOST_UNHEARD]);
        driver.out().flush();
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            try {
                driver.out().write(1);
                driver.out().flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(awaitState(writer, Thread.State.WAITING)).isEqualTo(Thread.State.WAITING);
        assertThat(member.in().readNBytes(100)).hasSize(100); // too few to be told by themselves
        assertThat(writer.isAlive()).isTrue();
        member.out().write(1);
        member.out().flush();
        writer.join();
        assertThat(member.in().available()).isEqualTo(PieceOutput.MOST_UNHEARD - 99);
    }

    @Test
    @DisplayName("who waits to write is told when nobody reads any more")
    void ends() throws Exception {
        driver.out().write(new byte[PieceOutput.MOST_UNHEARD]);
        driver.out().flush();
        driver.out().write(1);
        FutureTask<Void> flush = aside(() -> {
            driver.out().flush();
            return null;
        });
        driver.end();
        assertThatThrownBy(flush::get).cause().isInstanceOf(IOException.class)
                .hasMessage("nobody reads this stream any more");
        assertThat(driver.in().read()).isEqualTo(-1);
    }

    @Test
    @DisplayName("a parcel that was lost is missed when the next comes, and the next is not taken")
    void gap() throws Exception {
        member.send(Parcel.BYTES, new byte[]{1});
        lost = _ -> true;
        member.send(Parcel.BYTES, new byte[]{2});
        lost = _ -> false;
        assertThat(whole).isTrue();
        member.send(Parcel.BYTES, new byte[]{3});
        assertThat(whole).isFalse();
        assertThat(driver.in().available()).isEqualTo(1);
    }

    @Test
    @DisplayName("a last parcel that was lost, to or fro, is found by comparing twice; one on its way is not lost")
    void compared() throws Exception {
        assertThat(driver.check(Optional.of(member.count()))).isTrue();
        for (LinkEnd sender : new LinkEnd[]{driver, member}) {
            sender.send(Parcel.BYTES, new byte[]{1});
            assertThat(driver.check(Optional.of(member.count()))).isTrue();
        }
        Parcel[] late = new Parcel[1];
        lost = parcel -> {
            late[0] = parcel;
            return true;
        };
        driver.send(Parcel.BYTES, new byte[]{2});
        assertThat(driver.check(Optional.of(member.count()))).isTrue();
        assertThat(member.take(late[0])).isTrue();
        assertThat(driver.check(Optional.of(member.count()))).isTrue();
        member.send(Parcel.BYTES, new byte[]{2});
        assertThat(driver.check(Optional.of(member.count()))).isTrue();
        assertThat(driver.check(Optional.of(member.count()))).isFalse();
        assertThat(driver.take(late[0])).isTrue();
        driver.send(Parcel.BYTES, new byte[]{3});
        assertThat(driver.check(Optional.of(member.count()))).isTrue();
        assertThat(driver.check(Optional.of(member.count()))).isFalse();
    }

    @Test
    @DisplayName("a link that the other end does not know, twice, is lost: its end was told, and that did not come")
    void unknown() {
        assertThat(driver.check(Optional.empty())).isTrue();
        assertThat(driver.check(Optional.empty())).isFalse();
    }
}
