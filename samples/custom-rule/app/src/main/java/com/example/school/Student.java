package com.example.school;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.HashSet;
import java.util.Set;

@Entity
public class Student {
    @Id
    private Long id;

    @ManyToMany
    private Set<Course> courses = new HashSet<>();
}
