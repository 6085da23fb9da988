import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}/cascade-lint.json")) }

// the finding of before is there, and only that of the change counts
def all = report('cascade-lint')
assert all.findings.collectEntries { [it.file, it.state] } == [
    'model/src/main/java/shop/Customer.java': 'new',
    'store/src/main/java/shop/Parcel.java': 'baselined']
assert all.since.findingsBefore == 1
assert all.since.changes*.kind == ['remove-gained', 'delete-gained']
assert all.since.changes[1].text == '`Parcel` is now deleted by `Returns.take`'

// -pl: changes of other modules are left to them, as their findings are
def store = report('store')
assert store.findings*.state == ['baselined']
assert store.since.findingsBefore == 1
assert store.since.changes == [all.since.changes[1]]

String log = new File(basedir, 'build.log').text
assert log.contains("1 finding at or above 'warning'")
assert log.contains('`Parcel` is now deleted by `Returns.take`')
assert log.contains('cascade-lint.since: ')
