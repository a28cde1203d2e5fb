package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

/** First everything is produced, then everything is consumed. */
final class SerialProducer implements JavaLesson {
    @Override
    public String id() {
        return "serial-producer";
    }

    @Override
    public String title() {
        return "Producer and consumer, one after the other";
    }

    @Override
    public String summary() {
        return "The producer makes all items and puts them into a list; then the consumer goes through the "
                + "list. Look at the main lane: it is one bar, nothing switches, and the list holds every item at "
                + "once. The same with a generator is the next lesson.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.STEPS);
    }

    @Override
    public void run(Desk desk) {
        long start = System.nanoTime();
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < desk.steps(); i++) {
            items.add(i);
        }
        long sum = 0;
        for (int item : items) {
            sum += item;
        }
        desk.print("sum %d of %d items in %.3f s".formatted(sum, items.size(), (System.nanoTime() - start) / 1e9));
    }
}
