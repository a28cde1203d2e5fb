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
