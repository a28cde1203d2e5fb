// Two greenlets that switch to each other by hand.
import dev.gantry.coroutine.Greenlet;

void main() {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    Greenlet[] play = new Greenlet[1];
    Greenlet eat = new Greenlet("eat", () -> {
        IO.println("eating 1");
        play[0].switchTo();
        Thread.sleep(second);
        IO.println("eating 2");
    });
    play[0] = new Greenlet("play", () -> {
        IO.println("playing 1");
        Thread.sleep(second);
        IO.println("playing 2");
        eat.switchTo();
        IO.println("never printed");
    });
    eat.switchTo();
}
