import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}/cascade-lint.json")) }
String inModel = 'model/src/main/java/de/acme/it/Customer.java'
String inShop = 'shop/src/main/java/de/acme/out/Parcel.java'

// each finding once, in one report that holds all modules, whichever way the goal is run
def all = report('bound')
assert all.findings*.file == [inModel, inShop]
assert all.findings*.rule == ['remove-on-many-to-one'] * 2
assert all.coverage.entities == 4
assert all.coverage.unresolvedTargets == 0
for (name in ['called', 'both', 'one', 'cascade-lint']) {
    assert report(name) == all: name
}

// -pl: the selected modules are judged, and all are read, so that the verdict is the same
assert report('model').findings == [all.findings[0]]
assert report('model').findings[0].evidence*.file.contains('shop/src/main/java/de/acme/out/Invoice.java')
assert report('shop').findings == [all.findings[1]]

String log = new File(basedir, 'build.log').text
assert log.count("[ERROR] ${new File(basedir, inModel)}:[13,26] remove-on-many-to-one: ") == 6
assert log.count("[ERROR] ${new File(basedir, inShop)}:[14,26] remove-on-many-to-one: ") == 6
assert log.contains("2 findings at or above 'error'")
assert !new File(basedir, 'model/target/cascade-lint').exists()
assert !new File(basedir, 'shop/target/cascade-lint').exists()
