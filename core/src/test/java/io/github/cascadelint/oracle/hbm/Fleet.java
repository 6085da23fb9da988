package io.github.cascadelint.oracle.hbm;

import java.util.Map;
import java.util.Set;

/** Property access; subclasses of all kinds, nested and in files of their own; entities without a class. */
public class Fleet {

    private Long id;
    private Set<Fleet> escorts;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public Set<Fleet> getEscorts() {
        return escorts;
    }

    public void setEscorts(Set<Fleet> escorts) {
        this.escorts = escorts;
    }

    public static class Navy extends Fleet {
        private Fleet ally;
        private Set<Ship> ships;

        public Fleet getAlly() {
            return ally;
        }

        public void setAlly(Fleet ally) {
            this.ally = ally;
        }

        public Set<Ship> getShips() {
            return ships;
        }

        public void setShips(Set<Ship> ships) {
            this.ships = ships;
        }
    }

    public static class Convoy extends Navy {
        private Ship leader;

        public Ship getLeader() {
            return leader;
        }

        public void setLeader(Ship leader) {
            this.leader = leader;
        }
    }

    public static class Ship {
        private long number;
        private Navy navy;

        public long getNumber() {
            return number;
        }

        public void setNumber(long number) {
            this.number = number;
        }

        public Navy getNavy() {
            return navy;
        }

        public void setNavy(Navy navy) {
            this.navy = navy;
        }
    }

    public static class Tanker extends Ship {
        private Fleet escort;
        private Map<String, Ship> tugs;

        public Fleet getEscort() {
            return escort;
        }

        public void setEscort(Fleet escort) {
            this.escort = escort;
        }

        public Map<String, Ship> getTugs() {
            return tugs;
        }

        public void setTugs(Map<String, Ship> tugs) {
            this.tugs = tugs;
        }
    }

    public static class Boat {
        private long id;
        private Boat towedBy;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public Boat getTowedBy() {
            return towedBy;
        }

        public void setTowedBy(Boat towedBy) {
            this.towedBy = towedBy;
        }
    }

    public static class Canoe extends Boat {
        private Fleet home;

        public Fleet getHome() {
            return home;
        }

        public void setHome(Fleet home) {
            this.home = home;
        }
    }
}
