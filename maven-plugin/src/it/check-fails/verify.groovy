import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
String file = new File(basedir, 'src/main/java/blog/Comment.java').path

// the form that development environments make clickable, once in each of the two runs
assert log.count("[ERROR] ${file}:[13,26] remove-on-many-to-one: Deleting one Comment also deletes its Post") == 2
assert log.contains('[INFO]   help: ')
assert log.contains('[INFO] 1 error in 3 entities')
assert log.contains("1 finding at or above 'error', listed above.")
assert log.contains('-Dcascade-lint.failOn=never')

def report = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.json'))
assert report.findings*.rule == ['remove-on-many-to-one']
assert report.findings[0].file == 'src/main/java/blog/Comment.java'
assert report.findings[0].line == 13

def sarif = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.sarif'))
assert sarif.runs[0].results*.ruleId == ['remove-on-many-to-one']

assert new JsonSlurper().parse(new File(basedir, 'target/never/cascade-lint.json')) == report

def html = new File(basedir, 'target/cascade-lint/cascade-lint.html').text
assert html.contains('remove-on-many-to-one')
assert html.contains('<template id="rule-remove-on-many-to-one">')
